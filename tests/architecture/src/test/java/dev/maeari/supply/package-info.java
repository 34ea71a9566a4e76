/** What Maeari ships that others have made, and on which terms. */
@org.jspecify.annotations.NullMarked
package dev.maeari.supply;
