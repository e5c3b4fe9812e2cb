package gov.notify.recipient;

import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;

/// What differs between countries when a text message is sent: which prefix bills it, and what carriers there
/// allow.
///
/// The lists are those of GOV.UK Notify's table of international rates.
final class Countries {

    /// Area codes of code 1 that are countries or territories billed apart from the US.
    private static final Set<String> AREA_CODES_BILLED_APART =
            words("242 246 264 268 284 345 441 473 649 664 684 721 758 767 784 868 869 876");

    private static final Set<String> WITH_DELIVERY_RECEIPTS = words("""
            7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 53 55 58 60 61 62 63 64 65 66 81 82
            90 91 92 93 94 95 98 212 213 216 218 220 221 223 224 225 226 227 230 232 233 234 235 237 241 242
            243 244 248 250 251 254 255 256 258 260 261 264 265 267 268 350 351 352 353 354 355 356 357 358
            359 370 371 372 374 375 376 377 380 381 382 385 386 387 389 420 421 423 500 501 502 503 506 507
            590 591 592 598 599 673 675 679 687 689 852 853 855 856 880 961 962 963 964 965 966 968 971 972
            973 974 976 977 992 994 995 996 998 1264 1268 1284 1345 1473 1649 1664 1758 1767 1784 1869 1876""");

    private static final Set<String> WITH_NAMED_SENDERS = words("""
            30 31 33 34 39 41 44 45 46 47 48 49 61 92 94 216 220 221 223 224 225 226 227 230 232 233 235 237
            241 242 243 244 248 250 251 255 258 260 261 263 265 267 268 351 352 353 354 355 356 358 370 371
            372 376 389 421 423 500 501 503 506 591 592 599 673 675 679 687 689 853 880 962 964 966 972 973
            992 994 996 1264 1268 1284 1345 1473 1649 1758 1767 1784 1869 1876""");

    private static final Set<String> WITH_NUMERIC_SENDERS_ONLY = words("""
            1 27 32 36 51 52 53 54 55 56 57 58 60 64 81 82 86 98 218 350 359 373 377 502 507 590 593 598 855
            856 886 961 963 976 977 1242 1246 1664 1684""");

    private Countries() {}

    private static Set<String> words(String list) {
        return Set.of(list.split("\\s+"));
    }

    /// The country code; code 1 together with an area code that is billed apart.
    static String prefixOf(Phonenumber.PhoneNumber number) {
        String code = Integer.toString(number.getCountryCode());
        if (number.getCountryCode() != 1) {
            return code;
        }
        String national = Long.toString(number.getNationalNumber());
        String area = national.substring(0, Math.min(3, national.length()));
        return AREA_CODES_BILLED_APART.contains(area) ? code + area : code;
    }

    static boolean hasDeliveryReceipts(String prefix) {
        return WITH_DELIVERY_RECEIPTS.contains(prefix);
    }

    static boolean allowsNamedSender(String prefix) {
        return WITH_NAMED_SENDERS.contains(prefix);
    }

    static boolean needsNumericSender(String prefix) {
        return WITH_NUMERIC_SENDERS_ONLY.contains(prefix);
    }
}
