"""The base for AI assistants.

answers    what is asked -> what is answered, as values: found, or refused with the reason
server     the answers as tools of the Model Context Protocol, over standard input and output
"""
