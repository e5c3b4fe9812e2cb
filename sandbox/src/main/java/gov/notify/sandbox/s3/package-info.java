/// S3 on a local folder.
@NullMarked
package gov.notify.sandbox.s3;

import org.jspecify.annotations.NullMarked;
