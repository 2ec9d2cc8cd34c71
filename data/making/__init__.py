"""What data/make.py does, one file a subject: the bundled dataset from its inputs."""
