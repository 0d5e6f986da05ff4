-- One row: one of the num_online newest tickets.
-- Reads: offline.tickets.
-- Promises: newest created_at first, ties in arrival order; recency_rank counts from 1.
with ranked as (
    select
        _source,
        _position,
        row_number() over (
            order by created_at desc nulls last, _source asc nulls last, _position asc nulls last
        ) as recency_rank
    from offline.tickets
    where created_at is not null
),

newest as (
    select
        _source,
        _position,
        recency_rank
    from ranked
    where recency_rank <= num_online()
)

select
    offline.ticket_id,
    offline.created_at,
    offline.updated_at,
    offline.resolved_at,
    offline.customer_id,
    offline.organization_id,
    offline.customer_tier,
    offline.product,
    offline.product_version,
    offline.product_module,
    offline.category,
    offline.subcategory,
    offline.priority,
    offline.severity,
    offline.channel,
    offline.subject,
    offline.description,
    offline.error_logs,
    offline.stack_trace,
    offline.customer_sentiment,
    offline.previous_tickets,
    offline.resolution,
    offline.resolution_code,
    offline.resolution_time_hours,
    offline.resolution_attempts,
    offline.agent_id,
    offline.agent_experience_months,
    offline.agent_specialization,
    offline.agent_actions,
    offline.escalated,
    offline.escalation_reason,
    offline.transferred_count,
    offline.satisfaction_score,
    offline.feedback_text,
    offline.resolution_helpful,
    offline.tags,
    offline.related_tickets,
    offline.kb_articles_viewed,
    offline.kb_articles_helpful,
    offline.environment,
    offline.account_age_days,
    offline.account_monthly_value,
    offline.similar_issues_last_30_days,
    offline.product_version_age_days,
    offline.known_issue,
    offline.bug_report_filed,
    offline.resolution_template_used,
    offline.auto_suggested_solutions,
    offline.auto_suggestion_accepted,
    offline.ticket_text_length,
    offline.response_count,
    offline.attachments_count,
    offline.contains_error_code,
    offline.contains_stack_trace,
    offline.business_impact,
    offline.affected_users,
    offline.weekend_ticket,
    offline.after_hours,
    offline.language,
    offline.region,
    offline.resolution_seconds,
    offline.is_open,
    offline.text_group_id,
    offline._source,
    offline._position,
    offline._run_id,
    offline._ingested_at,
    cast(newest.recency_rank as bigint) as recency_rank
from offline.tickets as offline
inner join newest
    on offline._source = newest._source and offline._position = newest._position
order by newest.recency_rank asc nulls last
