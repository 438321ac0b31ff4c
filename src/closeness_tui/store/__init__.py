"""Bytes at rest: the sealed log, its key, settings, and where they lie.

    places = find_places()                       # places.py: Places, LogFolder; or CLOSENESS_HOME
    vault = Vault(places.log)                    # vault.py; a second store: places.therapist
    log = Log(places.log, vault)                 # logs.py

    log.can_write() -> str                       # "" or a sentence, before any word is typed
    log.prepare()                                # makes folders, key and README; sweeps; cheap when all is there
    log.save(entry) -> Entry                     # returns when durable; also while locked; WriteFailed otherwise
    log.list(newest=50, progress) -> Listing     # .entries newest first, .damaged, .versions; needs an opened vault
    log.search(query, progress) -> Found         # core/query.py: Query(words_in(typed), tags, since ...); .hits, .more
    log.open(id) -> Entry                        # NotThere, DamagedEntry, Locked, NewerDocument (content.documents)
    log.delete(id);  log.ids()                   # both work while locked
    log.restore(id)                              # undo, by the process that deleted it
    log.revise(old_id, entry) -> Entry           # the later version under its own id, then the old one goes
    log.choose(keep_id, other_ids) -> Entry      # one of several versions; under a new id
    log.adopt_copies() -> tuple of Copied        # conflict copies of sync tools; once after each unlocking
    log.missing();  log.stop_missing(ids)        # seen on this machine and gone without having been deleted
    log.forget()                                 # lets go of words in memory; together with vault.lock()

    log.hold(id) -> Hold                         # Held when another window has it; .release(), or a `with`
    log.save_draft(draft);  log.drop_draft(id)   # also while locked
    log.waiting() -> tuple of ids                # unfinished, not held, without unlocking; newest first
    log.open_draft(id) -> Draft

    vault.state                                  # "absent", "open" (no passphrase), "locked" or "unlocked"
    vault.unlock(passphrase);  vault.lock()      # WrongPassphrase, DamagedKey, KeyWorkFailed; seconds, so in a worker
    vault.choose_passphrase(new, progress)       # -> Chosen(weak, unfinished); re-seals everything
    vault.change_passphrase(old, new)            # -> Chosen
    vault.remove_passphrase(old);  vault.renew_key(passphrase, words=(), progress=None)
    vault.has_recovery;  vault.set_recovery(words);  vault.remove_recovery()    # set: needs an unlocked vault
    vault.unlock_with_words(words);  vault.recover(words, new)                  # WrongWords, WordsRefused
    new_words();  confirm(words, typed);  read_words(typed)                     # recovery.py

    backup(places.log, path, replace=False, opener=None, progress=None)         # backup.py -> BackedUp
    examine(places.log, vault=None, deep=False, seen=(), progress=None)         # doctor.py -> Examined
    repair(places.log, findings)                 # doctor.py: only moves, into quarantine
    erase(places, also_plain=False)              # erasing.py -> Erased
    last_date(places, "backup" | "check");  remember_date(places, which, moment)   # dates.py

    new_id()                                     # shelf.py: 26 random letters, for an entry and its draft
    read_text(path) -> str | None                # files.py; with write_whole(path, data): settings, plain files
    recall_index(places);  remember_index(places, data)   # remembered.py

Every failure is a `failures.StoreError` with a plain `.sentence`. Nothing here prompts, prints or keeps time.
"""
