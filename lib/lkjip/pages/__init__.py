"""How do outputs become pages and files?"""
