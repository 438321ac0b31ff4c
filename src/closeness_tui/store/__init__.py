"""Bytes at rest: the sealed log, its key, settings, and where they lie.

    places = find_places()                       # places.py: Places, LogFolder; or CLOSENESS_HOME
    vault = Vault(places.log)                    # vault.py; a second store: places.therapist
    log = Log(places.log, vault)                 # logs.py

    log.can_write() -> str                       # "" or a sentence, before any word is typed
    log.prepare()                                # makes folders, key and README; sweeps; cheap when all is there
    log.save(entry) -> Entry                     # returns when durable; also while locked; WriteFailed otherwise
    log.list(newest=50) -> Listing               # .entries newest first, .damaged; needs an opened vault
    log.open(id) -> Entry                        # NotThere, DamagedEntry, Locked, NewerDocument (content.documents)
    log.delete(id);  log.ids()                   # both work while locked

    log.hold(id) -> Hold                         # Held when another window has it; .release(), or a `with`
    log.save_draft(draft);  log.drop_draft(id)   # also while locked
    log.waiting() -> tuple of ids                # unfinished, not held, without unlocking; newest first
    log.open_draft(id) -> Draft

    vault.state                                  # "absent", "open" (no passphrase), "locked" or "unlocked"
    vault.unlock(passphrase);  vault.lock()      # WrongPassphrase, DamagedKey, KeyWorkFailed; seconds, so in a worker
    vault.choose_passphrase(new, progress)       # -> Chosen(weak, unfinished); re-seals everything
    vault.change_passphrase(old, new)            # -> Chosen

    new_id()                                     # shelf.py: 26 random letters, for an entry and its draft
    read_text(path) -> str | None                # files.py; with write_whole(path, data): settings, plain files
    recall_index(places);  remember_index(places, data)   # remembered.py

Every failure is a `failures.StoreError` with a plain `.sentence`. Nothing here prompts, prints or keeps time.
"""
