"""Renews schema.json: what the AWS provider takes and tells, read from the bindings that npm has of it.

    npm pack @cdktn/provider-aws@25.7.0 && python make_schema.py cdktn-provider-aws-25.7.0.tgz

Bindings are made from the provider's own schema (6.66.0) and keep of it: names, types, what is required, what is a block, and
how often. They do not keep which optional arguments the provider fills in by itself. The part of the Cloud Foundry
provider has no bindings: it is written by hand, from its documentation at 1.16.
"""

import json
import re
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).parent
TERRAFORM = HERE.parent
SIMPLE = {"string": "string", "number": "number", "boolean": "bool"}


def cty(kind, storage):
    """The type as Terraform writes it: "string", or ["set", "string"]."""
    element = SIMPLE.get(re.sub("(Map|List)$", "", storage))
    if element is None:
        return "dynamic"
    if kind == "simple":
        return element
    return ["list" if kind == "list" else kind, element]


class Bindings:
    def __init__(self, javascript, declarations):
        self.javascript = javascript
        self.declarations = declarations

    def block(self, struct, body):
        interface = re.search(r"export interface %s [^{]*\{(.*?)^\}" % struct, self.declarations, re.S | re.M)
        members = {}
        for name, optional, declared in re.findall(
            r"#(\w+) [\w#]+\}(?:(?!\*/).)*\*/\s*readonly \w+(\??): ([^;{]*)", interface.group(1) if interface else "", re.S
        ):
            members[name] = (not optional, declared)
        attributes, blocks = {}, {}
        for name, is_block, kind, storage in re.findall(
            r"^\s+(\w+): \{\s+value: [^\n]*\s+isBlock: (\w+),\s+type: \"(\w+)\",\s+storageClassType: \"(\w+)\"", body, re.M
        ):
            required, declared = members.get(name, (False, ""))
            if is_block == "true" and cty(kind, storage) == "dynamic":
                inner = re.sub("List$", "", storage) if kind != "struct" else storage
                function = inner[0].lower() + inner[1:] + "ToHclTerraform"
                text = re.search(r"^function %s\(.*?^\}" % function, self.javascript, re.S | re.M).group(0)
                block = self.block(inner, text)
                block["attributes"].update(self.told(inner + "OutputReference", block))
                blocks[name] = {
                    "nesting": {"struct": "single"}.get(kind, kind),
                    "min": int(required),
                    "max": 0 if "[]" in declared or kind == "struct" else 1,
                    **block,
                }
            else:
                attributes[name] = {"type": cty(kind, storage), ("required" if required else "optional"): True}
        return {"attributes": attributes, "blocks": blocks}

    def told(self, name, block):
        """What can only be read, since nothing of that name can be given."""
        body = re.search(r"^class %s extends .*?^\}" % name, self.javascript, re.S | re.M)
        found = {}
        if body is None:
            return found
        for wrapped, kind, attribute in re.findall(
            r"return (cdktn\.\w*\.?\w*\()?(?:cdktn\.Token\.asList\()?this\.get(\w*)Attribute\('(\w+)'\)", body.group(0)
        ):
            if attribute not in block["attributes"] and attribute not in block["blocks"]:
                types = {
                    "String": "string", "Number": "number", "Boolean": "bool", "StringMap": ["map", "string"],
                    "List": ["list", "string"], "NumberList": ["list", "number"],
                }
                found[attribute] = {"type": types.get(kind, "dynamic"), "computed": True}
        for kind, attribute in re.findall(r"= new ([\w.]+(?:List|Map|OutputReference))\(this, \"(\w+)\"", body.group(0)):
            if attribute not in block["attributes"] and attribute not in block["blocks"] and attribute not in found:
                found[attribute] = {"type": ["map", "string"] if kind == "cdktn.StringMap" else "dynamic", "computed": True}
        return found


def main():
    wanted = {("resource", t) for f in TERRAFORM.rglob("*.tf") for t in re.findall(r'^resource "(aws_\w+)"', f.read_text(), re.M)}
    wanted |= {("data", t) for f in TERRAFORM.rglob("*.tf") for t in re.findall(r'^data "(aws_\w+)"', f.read_text(), re.M)}
    schema = json.loads((HERE / "schema.json").read_text()) if (HERE / "schema.json").exists() else {"resource": {}, "data": {}}
    schema = {kind: {n: b for n, b in schema[kind].items() if not n.startswith("aws_")} for kind in ("data", "resource")}
    with tarfile.open(sys.argv[1]) as package:
        for kind, name in sorted(wanted):
            folder = ("data-" + name if kind == "data" else name.removeprefix("aws_")).replace("_", "-")
            read = lambda file: package.extractfile(f"package/lib/{folder}/{file}").read().decode()
            bindings = Bindings(read("index.js"), read("index.d.ts"))
            resource = re.search(r"^class (\w+) extends cdktn\.Terraform(?:Resource|DataSource).*?^\}", bindings.javascript, re.S | re.M)
            body = re.search(r"synthesizeHclAttributes\(\) \{.*", resource.group(0), re.S)
            block = bindings.block(resource.group(1) + "Config", body.group(0))
            block["attributes"].update(bindings.told(resource.group(1), block))
            schema[kind][name] = block
    lines = []
    for kind in ("data", "resource"):
        entries = ",\n".join(f'  {json.dumps(n)}: {json.dumps(b, separators=(",", ":"))}' for n, b in sorted(schema[kind].items()))
        lines.append(f' {json.dumps(kind)}: {{\n{entries}\n }}')
    (HERE / "schema.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
