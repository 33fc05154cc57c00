"""How is a number written, read and said in Indonesian?"""
