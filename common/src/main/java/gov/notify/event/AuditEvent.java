package gov.notify.event;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/// Something that a person did in the admin application.
@Entity
@Table(name = "events")
public class AuditEvent extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column
    public String eventType;

    @Column
    public Instant createdAt;

    /// JSON. Names people, and stays out of logs.
    @Column
    @ColumnTransformer(write = "?::jsonb")
    public String data;

    @Override
    public String toString() {
        return "AuditEvent[" + id + " " + eventType + "]";
    }
}
