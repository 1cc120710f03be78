"""What a file is, before it is read.

kind            bytes -> what they are: a Word document, a PDF, a text, or nothing that is read
encoding        bytes -> text, whatever its encoding
office          a file of another program -> a Word document, by LibreOffice
unreadable      what is raised, here and by readers, for a file that cannot be read
"""
