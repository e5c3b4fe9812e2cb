package gov.notify.sandbox.behaviour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The present [Behaviour], changed by JSON that names only what is to change.
public final class BehaviourSetting {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Behaviour initial;
    private volatile Behaviour current;

    public BehaviourSetting(Behaviour initial) {
        this.initial = initial;
        this.current = initial;
    }

    public Behaviour get() {
        return current;
    }

    public synchronized void set(Behaviour behaviour) {
        current = behaviour;
    }

    /// Back to how it started.
    public synchronized void reset() {
        current = initial;
    }

    /// Takes over the members of a JSON object.
    ///
    /// @throws IllegalArgumentException for what is no JSON object, names what does not exist, or is out of range
    public synchronized Behaviour change(String json) {
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode changes)) {
                throw new IllegalArgumentException("Behaviour is changed by a JSON object");
            }
            current = merged(current, changes);
            return current;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public String toJson() {
        return JSON.valueToTree(get()).toPrettyString();
    }

    private static Behaviour merged(Behaviour behaviour, ObjectNode changes) {
        ObjectNode all = JSON.valueToTree(behaviour);
        changes.properties().forEach(change -> {
            if (!all.has(change.getKey())) {
                throw new IllegalArgumentException("No such behaviour: " + change.getKey());
            }
            all.set(change.getKey(), change.getValue());
        });
        try {
            return JSON.treeToValue(all, Behaviour.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
