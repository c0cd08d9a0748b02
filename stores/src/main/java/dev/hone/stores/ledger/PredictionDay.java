package dev.hone.stores.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a day of answers came to; those of shadows, which nobody hears, are not counted.
 *
 * @param day in UTC
 * @param median how many milliseconds half of the answers took at most, or null where there was none
 * @param slow how many 95 of 100 took at most, or null
 * @param summedAt when they were added up
 */
public record PredictionDay(LocalDate day, long answers, Double median, Double slow, Instant summedAt) {}
