# Notify: one place for every command. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# A JDK of at least 25: JAVA_HOME if it is one, else the newest under /usr/lib/jvm.
JDK := $(shell for home in "$$JAVA_HOME" $$(ls -d /usr/lib/jvm/* 2>/dev/null | sort -rV); do \
  [ -x "$$home/bin/javac" ] || continue; \
  major=$$("$$home/bin/javac" -version 2>&1 | sed -nE 's/^javac ([0-9]+).*/\1/p'); \
  [ "$${major:-0}" -ge 25 ] && { echo "$$home"; break; }; done)
export JAVA_HOME := $(JDK)
JAVA := $(JDK)/bin/java
MVN := mvn -B -ntp -q
# What Maven's own libraries do is not ours to mend.
export MAVEN_OPTS := $(if $(JDK),--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow) $(MAVEN_OPTS)
WORKERS ?= 1
RUNNERS := api/target/notify-api-runner.jar worker/target/notify-worker-runner.jar sandbox/target/notify-sandbox.jar
SOURCES := $(shell find api common sandbox worker -path '*/src/main/*' -type f 2>/dev/null) docs/configuration.md $(wildcard pom.xml */pom.xml)
# Beside the one that everything else is tested on: the newest of each that Maven Central has.
POSTGRES ?= 15.19.0 16.15.0 18.6.0
STORAGE_TESTS := PostgresTest,PostgresTlsTest,Schema*Test,PatientFlywayTest,Sql*Test,ReadPoolTest,Notification*Test,Partition*Test,SentCountsTest,QueueClaimerTest,QueueSweepTest,Sweep*Test,Outcome*Test,Receipt*Test,*RetentionTest,RetentionCleanerTest,ResealingTest,SealedAtRestTest,DeadLetters*Test,Changes*Test,WorkerDeathTest,RunLogTest
DEV_MAVEN := 3.9.11
DEV_MVN := target/apache-maven-$(DEV_MAVEN)/bin/mvn
E2E := e2e/target/notify-e2e.jar
E2E_SOURCES := $(shell find e2e/src/main -type f 2>/dev/null)
COMMON_TESTS := common/target/test-classpath
COMMON_SOURCES := $(shell find common/src -type f 2>/dev/null) pom.xml common/pom.xml
API_TESTS := api/target/test-classpath
API_SOURCES := $(shell find api/src/main/java api/src/test/java -type f 2>/dev/null) api/pom.xml
AOT := e2e/target/aot-trained
TERRAFORM_PYTHON := target/terraform/venv
LAUNCHER := $(JAVA) -XX:+UseSerialGC -Xmx512m -cp 'sandbox/target/notify-sandbox.jar:sandbox/target/lib/*' gov.notify.sandbox.Launcher

.PHONY: help run test mutation compatibility sandbox dev-api dev-worker aot images kubernetes bench chaos soak deployed rollout simulate-scaling golden fuzz check-terraform validate-terraform rehearse-terraform configuration openapi format clean-sandbox clean jdk

help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' | while IFS='|' read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

jdk:
	@[ -n "$(JDK)" ] || { echo "Notify needs a JDK of version 25 or later: install one (for example Temurin 25) under /usr/lib/jvm, or point JAVA_HOME at it."; exit 1; }

$(RUNNERS) &: $(SOURCES)
	@$(MAKE) --no-print-directory jdk
	$(MVN) package -DskipTests -Dspotless.check.skip -pl sandbox,api,worker -am
	@touch $(RUNNERS)

run: jdk $(RUNNERS) ## Start everything (sandbox, api, worker) and seed a demo service; WORKERS=2 starts two workers
	@exec $(LAUNCHER) run --workers $(WORKERS)

sandbox: jdk $(RUNNERS) ## Start the outside world alone: Postgres, Redis, S3, AWS messaging, Login.gov, inbox
	@exec $(LAUNCHER) sandbox

dev-api: jdk $(DEV_MVN) ## The api in dev mode, against a running `make sandbox`
	@$(call dev,api,NOTIFY_API_PORT,5005)

dev-worker: jdk $(DEV_MVN) ## The worker in dev mode, against a running `make sandbox`
	@$(call dev,worker,NOTIFY_WORKER_PORT,5006)

# Dev mode of Quarkus needs a newer Maven than many systems have; any Maven can fetch it.
$(DEV_MVN):
	$(MVN) -N dependency:unpack -Dartifact=org.apache.maven:apache-maven:$(DEV_MAVEN):tar.gz:bin -DoutputDirectory=target -Dmdep.overWriteReleases
	@touch $@

# $(call dev,MODULE,VARIABLE OF ITS PORT,PORT FOR A DEBUGGER). Tests are left uncompiled, so that it starts sooner.
define dev
[ -f .sandbox/env ] || { echo "Start 'make sandbox' first: dev mode needs its databases."; exit 1; }; \
set -a; . .sandbox/env; QUARKUS_HTTP_PORT=$$$(2); set +a; \
exec $(DEV_MVN) -ntp -q -pl $(1) -am -Ddebug=$(3) -Dmaven.test.skip -Dspotless.check.skip \
  -Dquarkus.test.continuous-testing=disabled -Dquarkus.analytics.disabled=true quarkus:dev
endef

test: jdk ## Everything a change must pass: format, static analysis, unit, integration, mutation and end-to-end tests
	mvn -B -ntp verify

mutation: jdk ## The mutation tests of `make test` alone; what survived stands in */target/pit-reports/index.html
	mvn -B -ntp verify -pl common,worker -am -Dmaven.test.skip.exec -Dspotless.check.skip

# Debian's builds are unpacked, not installed; a redis-server of version 7 or later on the PATH serves the tests.
compatibility: jdk ## Run the tests that meet Redis on Debian's Redis 7 (Valkey where Debian has it), and those of storage on POSTGRES=
	@for server in redis valkey; do \
	  home=$(CURDIR)/target/compatibility/$$server; rm -rf $$home; mkdir -p $$home/bin; cd $$home; \
	  apt-cache show $$server-server >/dev/null 2>&1 || { echo "$$server-server: Debian's package is not known here, left out"; continue; }; \
	  apt-get download -qq $$server-server $$server-tools \
	    $$(apt-cache depends -i $$server-server $$server-tools | sed -nE 's/.*Depends: (lib.*)/\1/p' | grep -vx libc6 | sort -u) 2>/dev/null || exit 1; \
	  for package in *.deb; do dpkg -x $$package root; done; \
	  printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s "$$@"\n' "$$(echo $$home/root/usr/lib/*-linux-gnu)" $$home/root/usr/bin/$$server-server > bin/redis-server; \
	  chmod +x bin/redis-server; bin/redis-server --version || exit 1; \
	  (cd $(CURDIR) && PATH=$$home/bin:$$PATH $(MVN) -pl sandbox,common,worker,api -am test -Dspotless.check.skip \
	    -Dtest='Redis*Test,QueueTest,InFlightTest,EvictionPolicyTest,LimitsTest,IdempotencyTest,DeliveryTest,WorkerDeathTest,ProviderAnswersTest,SenderRateTest,HopelessEntryTest' -Dsurefire.failIfNoSpecifiedTests=false) || exit 1; \
	  echo "$$server: the tests that meet Redis passed"; \
	done
	@for version in $(POSTGRES); do \
	  $(MVN) -pl sandbox,common,worker -am test -Dspotless.check.skip -Dembedded-postgres-binaries.version=$$version \
	    -Dtest='$(STORAGE_TESTS)' -Dsurefire.failIfNoSpecifiedTests=false || exit 1; \
	  echo "PostgreSQL $$version: the tests of storage passed"; \
	done

$(E2E): $(SOURCES) $(E2E_SOURCES)
	$(MVN) package -DskipTests -Dspotless.check.skip -pl e2e -am
	@touch $(RUNNERS) $(E2E)

# The class path of programs among common's tests. Written after the classes, so its age is theirs.
$(COMMON_TESTS): $(COMMON_SOURCES)
	@$(MVN) -pl common -am -Dspotless.check.skip test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath
	@touch $@

# The same of api's tests.
$(API_TESTS): $(COMMON_SOURCES) $(API_SOURCES)
	@$(MVN) -pl api -am -Dspotless.check.skip test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath
	@touch $@

# What the JVM learns under load, kept for the next start: faster to start and at full speed sooner.
$(AOT): $(E2E)
	@$(JAVA) -cp 'e2e/target/notify-e2e.jar:e2e/target/lib/*' gov.notify.e2e.bench.Training
	@touch $@

aot: jdk $(AOT) ## Train the AOT caches of api and worker, beside their jars; `make run` uses them from then on

# What they are called; the objects of Kubernetes name them the same.
TAG ?= $(shell git rev-parse HEAD)

images: jdk $(AOT) ## OCI images of api and worker in target/images, without a daemon; BASE= REGISTRY= TAG= say what they begin with and are called
	@BASE='$(BASE)' REGISTRY='$(REGISTRY)' TAG='$(TAG)' exec $(JAVA) -cp 'e2e/target/notify-e2e.jar:e2e/target/lib/*' gov.notify.e2e.image.Images

kubernetes: jdk $(E2E) ## The objects of an environment (ENV=demo) in target/kubernetes, which name the images of REGISTRY= and TAG=
	@ENV='$(or $(ENV),demo)' REGISTRY='$(REGISTRY)' TAG='$(TAG)' exec $(JAVA) -cp 'e2e/target/notify-e2e.jar:e2e/target/lib/*' gov.notify.e2e.kubernetes.Kubernetes

bench: jdk $(AOT) $(COMMON_TESTS) ## Measure, as a table and e2e/target/bench.json; ONLY=accept runs one, QUICK=1 is short and rough
	@exec $(JAVA) -cp 'e2e/target/notify-e2e.jar:e2e/target/lib/*' gov.notify.e2e.bench.Bench

# Debian's faketime moves the clock of a process; without it that one fault is left out.
chaos: jdk $(AOT) ## Attack everything under load and balance the books; SEED= FAULTS= MESSAGES= choose the attack
	@[ -n "$$(ls /usr/lib/*/faketime/libfaketimeMT.so.1 2>/dev/null)" ] || [ "$$(id -u)" != 0 ] || apt-get install -qq -y faketime >/dev/null 2>&1 || true
	@exec $(JAVA) -cp 'e2e/target/notify-e2e.jar:e2e/target/lib/*' gov.notify.e2e.chaos.Chaos

soak: jdk $(AOT) ## Steady load for MINUTES= (20), and proof that nothing grows under it
	@exec $(JAVA) -cp 'e2e/target/notify-e2e.jar:e2e/target/lib/*' gov.notify.e2e.soak.Soak

deployed: jdk $(E2E) ## Start api and worker from their manifests and hold 200 messages a second for SECONDS= (300); prints their memory
	@exec $(JAVA) -cp 'e2e/target/notify-e2e.jar:e2e/target/lib/*' gov.notify.e2e.deploy.Deployed

# The old programs are those of COMMIT, or of the last commit whose schema is another.
rollout: jdk $(E2E) ## Replace programs of an older version (COMMIT=) by these under load, the schema migrated in between
	@old=$(CURDIR)/target/rollout; rm -rf $$old; mkdir -p $$old; \
	commit=$(or $(COMMIT),$$(git log -1 --diff-filter=A --format=%H^ -- common/src/main/resources/db/migration)); \
	echo "rollout: building the programs of $$(git log -1 --format='%h of %as' $$commit)"; \
	git archive $$commit | tar -x -C $$old && cd $$old && $(MVN) package -DskipTests -Dspotless.check.skip -pl api,worker -am || exit 1
	@OLD=$(CURDIR)/target/rollout exec $(JAVA) -cp 'e2e/target/notify-e2e.jar:e2e/target/lib/*' gov.notify.e2e.deploy.Rollout

simulate-scaling: jdk $(E2E) ## Play arrivals against the scaling policies; speeds from e2e/target/bench.json if there, SHARE= of that machine
	@exec $(JAVA) -cp 'e2e/target/notify-e2e.jar:e2e/target/lib/*' gov.notify.e2e.scaling.SimulateScaling

golden: jdk $(COMMON_TESTS) ## Check rendering, recipients and CSV against the golden files; DIR=/any/folder checks another set
	@$(JAVA) -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "common/target/test-classes:common/target/classes:$$(cat common/target/test-classpath)" \
	  gov.notify.golden.GoldenRunner "$(or $(DIR),common/src/test/resources/golden)"

ifeq ($(ONLY),admin)
fuzz: jdk
	@exec mvn -B -ntp -pl api -am test -Dspotless.check.skip -Dtest=AdminFuzzTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dnotify.fuzz.requests=$(or $(REQUESTS),20000) -Dnotify.fuzz.seed=$(or $(SEED),14)
else
fuzz: jdk $(COMMON_TESTS) ## Search ten minutes for inputs that break a target, ONLY=gov.notify.recipient.CsvFuzz; ONLY=admin REQUESTS= SEED= calls the internal API
	@[ -n "$(ONLY)" ] || { echo "Say ONLY=gov.notify.rendering.EmailFuzz, gov.notify.recipient.CsvFuzz, gov.notify.recipient.PhoneNumberFuzz or admin."; exit 1; }
	@mkdir -p common/target/fuzz/$(ONLY)
	@cd common/target/fuzz && exec $(JAVA) --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
	  -cp "../test-classes:../classes:$$(cat ../test-classpath)" com.code_intelligence.jazzer.Jazzer --target_class=$(ONLY) \
	  --instrumentation_includes='gov.notify.re**:org.commonmark.**:de.siegmar.**:com.google.i18n.**' \
	  -max_total_time=600 $(ONLY)
endif

check-terraform: jdk ## What can be known of terraform/ without a registry or an account (part of `make test`)
	$(MVN) test -pl e2e -am -Dtest='Terraform*Test' -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip

# Any Python of 3.11 or later; of pyenv's, that of 3.13. What it installs is pinned by hashes.
$(TERRAFORM_PYTHON)/installed: terraform/check/requirements.txt
	@for python in python3.13 "$$HOME"/.pyenv/versions/3.13*/bin/python3 python3; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; done; \
	[ -n "$$python" ] || { echo "This needs Python 3.11 or later."; exit 1; }; \
	rm -rf $(TERRAFORM_PYTHON) && "$$python" -m venv $(TERRAFORM_PYTHON) && \
	$(TERRAFORM_PYTHON)/bin/pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	@touch $@

validate-terraform: $(TERRAFORM_PYTHON)/installed ## terraform fmt and validate over terraform/, and the policies of checkov; from PyPI, outside `make test`
	@$(TERRAFORM_PYTHON)/bin/python -B terraform/check/validate.py

rehearse-terraform: jdk $(RUNNERS) $(TERRAFORM_PYTHON)/installed ## Apply terraform/ to moto, and send an email and a text through what it made
	@$(TERRAFORM_PYTHON)/bin/python -B terraform/check/rehearse.py

configuration: jdk ## Renew the tables of docs/configuration.md from the sources
	@$(JAVA) common/src/test/java/gov/notify/config/ConfigurationPage.java

openapi: jdk $(API_TESTS) ## Renew the OpenAPI document of the internal API from the code
	@$(JAVA) -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "api/target/test-classes:api/target/classes:$$(cat api/target/test-classpath)" \
	  gov.notify.api.contract.AdminDocument

format: jdk ## Repair the formatting
	$(MVN) spotless:apply

clean-sandbox: ## Forget everything the sandbox stored
	rm -rf .sandbox

clean: jdk ## Remove what was built
	$(MVN) clean
