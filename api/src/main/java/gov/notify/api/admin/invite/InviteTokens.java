package gov.notify.api.admin.invite;

import gov.notify.api.admin.link.SignedTokens;
import gov.notify.api.admin.link.UnusableToken;
import gov.notify.api.error.ApiError;
import gov.notify.api.json.UuidText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads the tokens that name an invitation. Nobody sends them today: links lead to login.gov.
@ApplicationScoped
class InviteTokens {

    /// What stands in the place of a token and is an id: a UUID in its canonical form.
    static final String NO_TOKEN = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private static final String EXPIRED = "Your invitation to Notify.gov has expired. Please ask the person that"
            + " invited you to send you another one";
    private static final String MALFORMED =
            "Something’s wrong with this link. Make sure you’ve copied the whole thing.";

    private final SignedTokens tokens;
    private final InviteLife life;

    InviteTokens(SignedTokens tokens, InviteLife life) {
        this.tokens = tokens;
        this.life = life;
    }

    /// The id of the invitation that a token names, whether there is one or not.
    ///
    /// @throws gov.notify.api.error.ApiException 400 where it does not open, or names nothing
    UUID invitation(String token) {
        try {
            var id = UuidText.parse(tokens.open(token, life.duration()));
            if (id == null) {
                throw refused(MALFORMED);
            }
            return id;
        } catch (UnusableToken e) {
            throw refused(
                    switch (e.why()) {
                        case EXPIRED -> EXPIRED;
                        case MALFORMED -> MALFORMED;
                    });
        }
    }

    /// A plain text, where other faults of fields are lists: the application shows it as it is.
    private static RuntimeException refused(String text) {
        return new ApiError(400, "BadRequestError", List.of(text), Map.of("invitation", text), Map.of()).thrown();
    }
}
