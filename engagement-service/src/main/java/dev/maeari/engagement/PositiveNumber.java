package dev.maeari.engagement;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a setting that has to be 1 or more; a service that is told another one does not start. */
public final class PositiveNumber implements Converter<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value.strip());
        if (number < 1) {
            throw new IllegalArgumentException("must be 1 or more");
        }
        return number;
    }
}
