"""Taking entries out for a person, a page or a program, and bringing them in; text only, nothing is written here.

chosen(entries, keep=ids, left_out={id: keys})     # core/redaction.py: the choice, before anything is built
copy = Copy(entries, made=now, for_whom="")        # sheet.py
write_copy(copy, "markdown")                       # or "html", "jsonl", "toml": the whole text of the file
preview(copy, "markdown")                          # exactly what would be in it, to read before it is written
file_name("markdown", now)                         # says nothing of what is inside

too_large(size)                                    # imports.py: "" or the sentence, before a file is read
there = what_is_there(entries, ids)                # all entries, and the ids of deleted ones too
read_import(text, there, new_id)                   # Imported: entries to save, skipped, problems
"""
