package gov.notify.e2e.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of `*.tf` files, which are one module to Terraform.
///
/// @param name the folder, below `terraform/`
record TerraformModule(Path folder, String name, HclBody body) {

    static TerraformModule read(Path root, Path folder) {
        var attributes = new LinkedHashMap<String, HclExpression>();
        var blocks = new ArrayList<HclBody.Block>();
        for (var file : files(folder)) {
            var parsed = HclParser.parse(root.relativize(file).toString(), text(file));
            attributes.putAll(parsed.attributes());
            blocks.addAll(parsed.blocks());
        }
        return new TerraformModule(
                folder, root.relativize(folder).toString(), new HclBody(attributes, List.copyOf(blocks)));
    }

    static List<TerraformModule> all(Path root) {
        try (var folders = Files.walk(root)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !files(folder).isEmpty())
                    .sorted()
                    .map(folder -> read(root, folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tf"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<HclBody.Block> resources() {
        return body.blocks("resource");
    }

    Stream<HclBody.Block> resources(String type) {
        return resources().filter(resource -> resource.label(0).equals(type));
    }

    Stream<String> names(String blockType) {
        return body.blocks(blockType).map(block -> block.label(0));
    }

    /// The module that a call in this one means.
    Path source(HclBody.Block call) {
        return folder.resolve(call.body().text("source").replace("\"", "")).normalize();
    }

    Optional<HclBody.Block> named(String blockType, String label) {
        return body.blocks(blockType)
                .filter(block -> block.label(0).equals(label))
                .findFirst();
    }
}
