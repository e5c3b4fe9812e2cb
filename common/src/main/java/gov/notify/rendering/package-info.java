/// What a message looks like once its template has been filled in: pure functions of template and values.
///
/// A template is compiled once ([SmsTemplate], [EmailTemplate]); rendering it for one recipient touches only what
/// depends on that recipient's [Personalisation]. Nothing here knows of HTTP, a database or a clock.
@NullMarked
package gov.notify.rendering;

import org.jspecify.annotations.NullMarked;
