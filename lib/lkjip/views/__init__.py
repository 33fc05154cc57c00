"""Which tables, charts and lists does a report have?"""
