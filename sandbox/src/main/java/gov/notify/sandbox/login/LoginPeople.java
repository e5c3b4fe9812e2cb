package gov.notify.sandbox.login;

import java.util.List;

/// Who may be chosen on the page; anybody else types an address.
@FunctionalInterface
public interface LoginPeople {
    List<LoginPerson> all();
}
