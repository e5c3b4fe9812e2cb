package gov.notify.e2e.image;

/// A program for images of tests: says where it was started from, and by which JVM.
public final class ImageProbe {
    private ImageProbe() {}

    @SuppressWarnings("SystemOut") // says it to the test
    public static void main(String[] arguments) {
        System.out.println("run by " + System.getProperty("java.home"));
    }
}
