"""x"""
def matches(table): return False
