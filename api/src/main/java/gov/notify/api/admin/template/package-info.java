/// The templates that teams write, their versions, and how much they are used.
///
/// Reads are one SQL statement each, straight into the answer: the application asks for all templates of a service at
/// once, on page after page. Changes go through the entities.
@NullMarked
package gov.notify.api.admin.template;

import org.jspecify.annotations.NullMarked;
