/// Templates and their versions, ready to render.
@NullMarked
package gov.notify.template;

import org.jspecify.annotations.NullMarked;
