/** Where the messages are found: names of topics, and how Kafka is reached. */
@NullMarked
package org.veilmark.schema.topic;

import org.jspecify.annotations.NullMarked;
