-- The step of a trace that caused a delivery, as W3C's Trace Context writes it; null where it is not traced.
ALTER TABLE deliveries ADD COLUMN traceparent text;
