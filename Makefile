# Every target needs only python3 with venv and pip; the first one to run makes .venv.
.PHONY: check test soak bench pictures

BIN := .venv/bin

$(BIN)/pytest: pyproject.toml
	python3 -m venv .venv
	$(BIN)/pip install -e '.[test,check]'
	touch $@

check: $(BIN)/pytest  ## all that must hold before a change lands
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 6 --dist worksteal

test: $(BIN)/pytest  ## the tests alone
	$(BIN)/pytest -n 6 --dist worksteal

soak: $(BIN)/pytest  ## the long forms: hundreds of kills of the real program
	CLOSENESS_SOAK=1 $(BIN)/pytest -m soak

bench: $(BIN)/pytest  ## the table of speeds; CLOSENESS_PAIRS=3 shortens it
	$(BIN)/python -m bench.table

pictures: $(BIN)/pytest  ## an SVG of every screen into build/pictures, the chosen ones into docs/pictures
	$(BIN)/python -m bench.pictures
