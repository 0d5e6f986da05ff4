-- One row: one ticket in its newest version (latest updated_at, then the later arrival).
-- Reads: bronze.tickets, offline.superseded.
-- Promises: ticket_id is unique; text is trimmed; tags are lower-case, distinct and sorted. A row
-- depends on its own row of bronze and on nothing else, so rows may be made a slice at a time.
with newest as (
    select bronze.*
    from bronze.tickets as bronze
    where not exists (
        select 1
        from offline.superseded as superseded
        where
            superseded._source = bronze._source
            and superseded._position = bronze._position
    )
)

select
    trimmed(newest.ticket_id) as ticket_id,
    newest.created_at,
    newest.updated_at,
    newest.resolved_at,
    trimmed(newest.customer_id) as customer_id,
    trimmed(newest.organization_id) as organization_id,
    newest.customer_tier,
    newest.product,
    trimmed(newest.product_version) as product_version,
    newest.product_module,
    newest.category,
    newest.subcategory,
    newest.priority,
    newest.severity,
    newest.channel,
    trimmed(newest.subject) as subject,
    trimmed(newest.description) as description,
    trimmed(newest.error_logs) as error_logs,
    trimmed(newest.stack_trace) as stack_trace,
    newest.customer_sentiment,
    newest.previous_tickets,
    trimmed(newest.resolution) as resolution,
    newest.resolution_code,
    newest.resolution_time_hours,
    newest.resolution_attempts,
    trimmed(newest.agent_id) as agent_id,
    newest.agent_experience_months,
    newest.agent_specialization,
    newest.agent_actions,
    newest.escalated,
    newest.escalation_reason,
    newest.transferred_count,
    newest.satisfaction_score,
    trimmed(newest.feedback_text) as feedback_text,
    newest.resolution_helpful,
    cleaned_tags(newest.tags) as tags,
    newest.related_tickets,
    newest.kb_articles_viewed,
    newest.kb_articles_helpful,
    newest.environment,
    newest.account_age_days,
    newest.account_monthly_value,
    newest.similar_issues_last_30_days,
    newest.product_version_age_days,
    newest.known_issue,
    newest.bug_report_filed,
    trimmed(newest.resolution_template_used) as resolution_template_used,
    newest.auto_suggested_solutions,
    newest.auto_suggestion_accepted,
    newest.ticket_text_length,
    newest.response_count,
    newest.attachments_count,
    newest.contains_error_code,
    newest.contains_stack_trace,
    newest.business_impact,
    newest.affected_users,
    newest.weekend_ticket,
    newest.after_hours,
    newest.language,
    newest.region,
    seconds_between(newest.created_at, newest.resolved_at) as resolution_seconds,
    newest.resolved_at is null as is_open,
    text_group_id(newest.subject, newest.description) as text_group_id,
    newest._source,
    newest._position,
    newest._run_id,
    newest._ingested_at
from newest
