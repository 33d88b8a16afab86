package dev.tapeout.diff.change;

/**
 * An entry of the catalogue.
 *
 * @param id stable kebab-case name; never renamed
 * @param title what the rule reports, a phrase
 * @param why whom the change hurts and how, or why it does not
 * @param remedy how to make the change safely
 * @param example a small pair, old and new, as text
 */
public record Rule(String id, String title, String why, String remedy, String example) {}
