"""Where are the parts of a project?"""
