/**
 * Hone's tasks for Kestra: thin, each joins the classifier with the stores for one step of the train flow.
 *
 * <p>Which step follows which is written in flows/ and nowhere else.
 */
@PluginSubGroup(
        title = "Hone",
        description =
                "Tasks that turn what people corrected into a better image classifier: data set, training, evidence, promotion.",
        categories = PluginSubGroup.PluginCategory.AI)
package dev.hone.tasks;

import io.kestra.core.models.annotations.PluginSubGroup;
