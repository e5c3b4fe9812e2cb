package gov.notify.e2e.image;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import java.nio.file.Files;
import java.nio.file.Path;

/// What an image begins with. It gives the C library; the JVM is never its own.
sealed interface BaseImage {

    /// Nothing: the C library is that of this machine.
    record Scratch() implements BaseImage {}

    /// What `docker save` wrote.
    record Archive(Path tar) implements BaseImage {}

    /// One that is asked of its registry.
    record Remote(String reference) implements BaseImage {}

    /// @param text nothing or `scratch`, a file that ends in `.tar`, or a registry's name for an image
    /// @throws IllegalArgumentException when the file is not there
    static BaseImage of(String text) {
        var name = text.strip();
        if (name.isEmpty() || name.equals("scratch")) {
            return new Scratch();
        }
        if (!name.endsWith(".tar")) {
            return new Remote(name);
        }
        var tar = Path.of(name);
        if (!Files.isRegularFile(tar)) {
            throw new IllegalArgumentException("There is no base image at " + tar);
        }
        return new Archive(tar);
    }

    /// An image that is this, so far.
    ///
    /// @throws InvalidImageReferenceException when no registry could have an image of that name
    default JibContainerBuilder begin() throws InvalidImageReferenceException {
        return switch (this) {
            case Scratch() -> Jib.fromScratch();
            case Archive(var tar) -> Jib.from(TarImage.at(tar));
            case Remote(var reference) -> Jib.from(reference);
        };
    }
}
