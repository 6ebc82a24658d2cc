-- What operators have changed over REST. Append-only: a row before the call and one after it, so that a call without a
-- result is one during which the service ended.
create table operator_actions (
    id       bigint      generated always as identity primary key,
    at       timestamptz not null,
    operator text        not null,
    method   text        not null,
    path     text        not null,
    reason   text
);

create table operator_action_results (
    action_id bigint      primary key references operator_actions,
    at        timestamptz not null,
    status    integer     not null,
    request   text
);

create index operator_actions_by_operator on operator_actions (operator, id);

comment on column operator_actions.operator is 'The subject of the token.';
comment on column operator_actions.path is 'With the query.';
comment on column operator_actions.reason is 'As the operator has given it.';
comment on column operator_action_results.status is 'Of HTTP.';
comment on column operator_action_results.request is 'How the body of the request began, if only operators may make the call.';
