# The few verbs of this project. Each is one command that can be typed without make as well.
.DEFAULT_GOAL := help
.PHONY: setup format check test real spark run demo help

setup: ## fetch what the build needs and build the program
	mvn -B -q -DskipTests -Dspotless.check.skip package

format: ## format the Java sources and what can be repaired in SQL
	mvn -B -q spotless:apply
	scripts/sql-style fix

check: ## what has to hold for every change: formatting, static checks, all tests without a service
	mvn -B verify
	scripts/sql-style

test: ## the tests alone
	mvn -B -q test

real: ## the tests against a real Redis, S3 gateway and PostgreSQL
	scripts/services start
	eval mvn -B verify -Preal $$(scripts/services env)

spark: ## the Spark module: built, checked and tested (Java 17; some minutes)
	mvn -B verify -Pspark -Dplatform.skipTests=true

run: ## ingest, with settings in ARGS: make run ARGS='data=local data.root=/srv/tickets'
	./tickets ingest $(ARGS)

demo: ## the bundled sample: ingest it, show its newest tickets and why some were refused
	./tickets ingest
	./tickets online recent -n 3
	./tickets quarantine

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
