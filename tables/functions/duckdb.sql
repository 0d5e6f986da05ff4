-- Functions that every table file may use, as DuckDB macros. Another engine defines the same names
-- in its own file, so that a table file never asks where it runs.

-- A raw time (already in UTC, without zone) as an instant.
create or replace macro utc_instant(raw_time) as make_timestamptz(epoch_us(raw_time));

-- Microseconds since 1970-01-01T00:00Z.
create or replace macro epoch_micros(instant) as epoch_us(instant);

-- ISO-8601 in UTC with Z; the fraction only where there is one.
create or replace macro iso_instant(instant) as
    case
        when instant is null then null
        when epoch_us(instant) % 1000000 = 0
            then strftime(make_timestamp(epoch_us(instant)), '%Y-%m-%dT%H:%M:%SZ')
        else strftime(make_timestamp(epoch_us(instant)), '%Y-%m-%dT%H:%M:%S.%fZ')
    end;

-- Whole seconds from the first instant to the second; null when either is.
create or replace macro seconds_between(first_instant, second_instant) as
    (epoch_us(second_instant) - epoch_us(first_instant)) // 1000000;

-- Text without white space at either end. Trimming looks at every character; whether there is
-- anything to trim shows at the two ends alone, and for ordinary tickets there is not. (What sorts
-- before '!' begins with white space, with a control character, or is empty.)
create or replace macro trimmed(text_value) as
    case
        when text_value < '!'
            or ends_with(text_value, ' ') or ends_with(text_value, E'\n')
            or ends_with(text_value, E'\t') or ends_with(text_value, E'\r')
            then trim(text_value, E' \t\r\n')
        else text_value
    end;

-- Text on one line: every line break and tab as a blank.
create or replace macro on_one_line(text_value) as
    replace(replace(replace(text_value, E'\n', ' '), E'\t', ' '), E'\r', ' ');

-- Lower-case text with every run of white space as one blank. The pattern, too, runs only where it
-- finds something.
create or replace macro normalised_text(text_value) as
    lower(trimmed(
        case
            when contains(on_one_line(text_value), '  ')
                then regexp_replace(on_one_line(text_value), ' +', ' ', 'g')
            else on_one_line(text_value)
        end
    ));

-- Equal for tickets whose subject and description are equal once normalised.
create or replace macro text_group_id(subject, description) as
    md5(concat(normalised_text(subject), E'\n', normalised_text(description)));

-- Tags trimmed, lower-case, without blanks and repetitions, sorted.
create or replace macro cleaned_tags(tags) as
    list_sort(list_distinct(list_filter(
        list_transform(tags, lambda tag: lower(trimmed(tag))), lambda tag: tag <> ''
    )));

-- Text as bytes.
create or replace macro utf8_bytes(text_value) as encode(text_value);
