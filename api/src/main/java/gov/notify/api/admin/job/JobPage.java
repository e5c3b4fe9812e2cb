package gov.notify.api.admin.job;

import java.util.List;
import java.util.Map;

/// A page of a service's jobs, newest first.
///
/// @param links path and query of the pages before and after, and of the last one, where there are such
/// @param total on all pages
record JobPage(List<Object> data, Map<String, String> links, int pageSize, long total) {

    private static final int SIZE = 20;

    JobPage {
        data = List.copyOf(data);
        links = Map.copyOf(links);
    }

    static JobPage empty(Map<String, String> links) {
        return new JobPage(List.of(), links, SIZE, 0);
    }
}
