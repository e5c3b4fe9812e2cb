package gov.notify.e2e.terraform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands between two braces of HCL, or in a whole file.
record HclBody(Map<String, HclExpression> attributes, List<Block> blocks) {

    /// A block with its labels, such as `resource "aws_sns_topic" "this"`.
    record Block(String type, List<String> labels, HclBody body, int line) {

        String label(int index) {
            return labels.get(index);
        }
    }

    Optional<HclExpression> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /// The text of an attribute as it is written; empty where there is none.
    String text(String name) {
        return attribute(name).map(HclExpression::text).orElse("");
    }

    Stream<Block> blocks(String type) {
        return blocks.stream().filter(block -> block.type().equals(type));
    }

    /// Every expression in it, however deep.
    Stream<HclExpression> expressions() {
        return Stream.concat(
                attributes.values().stream(),
                blocks.stream().flatMap(block -> block.body().expressions()));
    }
}
