-- Functions that every table file may use, as Spark SQL functions: the counterpart of duckdb.sql,
-- name by name. What Spark's SQL cannot say (json_object, unnest, lower_case) is defined in Java,
-- in tickets.spark.engine. Texts are never null here where a table file hands null on: each
-- function gives null for null.

-- A raw time as an instant. The judge's times are handed to Spark as instants already.
create or replace temporary function utc_instant (raw_time timestamp)
returns timestamp
return raw_time;

-- Microseconds since 1970-01-01T00:00Z.
create or replace temporary function epoch_micros (instant timestamp)
returns bigint
return unix_micros(instant);

-- ISO-8601 in UTC with Z; the fraction only where there is one. By way of a time without zone,
-- because formatting an instant would use the session's zone.
create or replace temporary function iso_instant (instant timestamp)
returns string
return concat(
    replace(substring(cast(timestampadd(
        second,
        unix_micros(instant) div 1000000
        - case when unix_micros(instant) % 1000000 < 0 then 1 else 0 end,
        timestamp_ntz '1970-01-01 00:00:00'
    ) as string), 1, 19), ' ', 'T'),
    case
        when unix_micros(instant) % 1000000 = 0 then ''
        else concat('.', lpad(cast(pmod(unix_micros(instant), 1000000) as string), 6, '0'))
    end,
    'Z'
);

-- Whole seconds from the first instant to the second; null when either is.
create or replace temporary function seconds_between (
    first_instant timestamp, second_instant timestamp
)
returns bigint
return (unix_micros(second_instant) - unix_micros(first_instant)) div 1000000;

-- Text without white space at either end.
create or replace temporary function trimmed (text_value string)
returns string
return trim(both ' \t\r\n' from text_value);

-- Text on one line: every line break and tab as a blank.
create or replace temporary function on_one_line (text_value string)
returns string
return translate(text_value, '\n\t\r', '   ');

-- Lower-case text with every run of white space as one blank.
create or replace temporary function normalised_text (text_value string)
returns string
return lower_case(trimmed(regexp_replace(on_one_line(text_value), ' +', ' ')));

-- Equal for tickets whose subject and description are equal once normalised.
create or replace temporary function text_group_id (subject string, description string)
returns string
return md5(concat(
    coalesce(normalised_text(subject), ''), '\n', coalesce(normalised_text(description), '')
));

-- Tags trimmed, lower-case, without blanks and repetitions, sorted. Spark cannot call a function
-- that is defined in SQL from within a lambda.
create or replace temporary function cleaned_tags (tags array<string>)
returns array<string>
return array_sort(array_distinct(filter(
    transform(tags, tag -> lower_case(trim(both ' \t\r\n' from tag))), tag -> tag <> ''
)));

-- Text as bytes.
create or replace temporary function utf8_bytes (text_value string)
returns binary
return encode(text_value, 'UTF-8');
