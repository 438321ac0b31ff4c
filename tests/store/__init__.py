"""The store: what it does, and the fifteen faults that it has to outlive.

Each is a test of a short length that always runs, and of a full one that `make soak` runs; the number is in its words.

 1  killed in a save                test_kill
 2  killed in a practice            soak/test_session_kills, soak/test_kill (the real program)
 3  a power cut                     test_power_cut, test_keys_power, test_two_machines
 4  a fault at every call           test_faults, test_keys
 5  a full disk                     test_faults, test_keys_power
 6  flipped bits, cut-off files     test_damage, test_doctor
 7  several windows at once         test_kill, test_two_machines
 8  two machines                    test_two_machines
 9  the key                         test_passphrase*, test_keys*, test_keywork, test_recovery, test_damage
10  other programs for age          test_age_program, test_age_vectors
11  any text                        test_text, test_documents
12  no word in the clear            test_logs, cli/test_no_trace, soak/test_kill
13  speed with many entries         `python -m bench.log_speed`: a budget, and so no test
14  golden files                    test_golden, test_age_program
15  clocks                          test_clocks, test_searching
"""
