"""Is everything in order?"""
