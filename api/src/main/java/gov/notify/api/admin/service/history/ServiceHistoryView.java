package gov.notify.api.admin.service.history;

import gov.notify.api.admin.template.TemplateVersionView;
import java.util.List;

/// What a service was before: the application compares each version with the one before it in the list.
///
/// @param events always empty
record ServiceHistoryView(
        List<ServiceVersion> serviceHistory,
        List<KeyVersion> apiKeyHistory,
        List<TemplateVersionView> templateHistory,
        List<String> events) {}
