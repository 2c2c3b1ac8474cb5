-- Printed by `npm run cli -- lists`; a test compares it with the declarations. $1 … are the values in their order; where fewer than 1,000 rows match a
-- filter that is not the order's own, the matching rows are read whole and sorted instead.

-- service_centre: as it stands
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."takes_needs" as "takesNeeds", "r"."address" as "address", "r"."room" as "room", "r"."position" as "position", "r"."phone" as "phone", "r"."hours" as "hours", "r"."services" as "services", "r"."runs_since" as "runsSince", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "service_centre" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_centre: sorted by runsSince
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."takes_needs" as "takesNeeds", "r"."address" as "address", "r"."room" as "room", "r"."position" as "position", "r"."phone" as "phone", "r"."hours" as "hours", "r"."services" as "services", "r"."runs_since" as "runsSince", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."runs_since" is null then 'infinity'::date else "r"."runs_since" end as _order from "service_centre" r where "r"."unit_path"[4] = $1 order by case when "r"."runs_since" is null then 'infinity'::date else "r"."runs_since" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- service_centre: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."takes_needs" as "takesNeeds", "r"."address" as "address", "r"."room" as "room", "r"."position" as "position", "r"."phone" as "phone", "r"."hours" as "hours", "r"."services" as "services", "r"."runs_since" as "runsSince", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "service_centre" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- service_centre: where state
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."takes_needs" as "takesNeeds", "r"."address" as "address", "r"."room" as "room", "r"."position" as "position", "r"."phone" as "phone", "r"."hours" as "hours", "r"."services" as "services", "r"."runs_since" as "runsSince", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "service_centre" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_centre: where kind
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."takes_needs" as "takesNeeds", "r"."address" as "address", "r"."room" as "room", "r"."position" as "position", "r"."phone" as "phone", "r"."hours" as "hours", "r"."services" as "services", "r"."runs_since" as "runsSince", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "service_centre" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_centre: where takesNeeds
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."takes_needs" as "takesNeeds", "r"."address" as "address", "r"."room" as "room", "r"."position" as "position", "r"."phone" as "phone", "r"."hours" as "hours", "r"."services" as "services", "r"."runs_since" as "runsSince", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "service_centre" r where "r"."unit_path"[4] = $2 and "r"."takes_needs" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_centre: where runsSince
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."takes_needs" as "takesNeeds", "r"."address" as "address", "r"."room" as "room", "r"."position" as "position", "r"."phone" as "phone", "r"."hours" as "hours", "r"."services" as "services", "r"."runs_since" as "runsSince", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."runs_since" is null then 'infinity'::date else "r"."runs_since" end as _order from "service_centre" r where "r"."unit_path"[4] = $1 and case when "r"."runs_since" is null then 'infinity'::date else "r"."runs_since" end >= $2::date and case when "r"."runs_since" is null then 'infinity'::date else "r"."runs_since" end <= $3::date and "r"."runs_since" is not null order by case when "r"."runs_since" is null then 'infinity'::date else "r"."runs_since" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_centre: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."takes_needs" as "takesNeeds", "r"."address" as "address", "r"."room" as "room", "r"."position" as "position", "r"."phone" as "phone", "r"."hours" as "hours", "r"."services" as "services", "r"."runs_since" as "runsSince", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "service_centre" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_centre: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."takes_needs" as "takesNeeds", "r"."address" as "address", "r"."room" as "room", "r"."position" as "position", "r"."phone" as "phone", "r"."hours" as "hours", "r"."services" as "services", "r"."runs_since" as "runsSince", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "service_centre" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- promotion: as it stands
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."channel" as "channel", "r"."on_day" as "onDay", "r"."place" as "place", "r"."cost_fen" as "costFen", "r"."who" as "who", "r"."reached" as "reached", "r"."estimated_by" as "estimatedBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "promotion" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- promotion: sorted by onDay
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."channel" as "channel", "r"."on_day" as "onDay", "r"."place" as "place", "r"."cost_fen" as "costFen", "r"."who" as "who", "r"."reached" as "reached", "r"."estimated_by" as "estimatedBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "promotion" r where "r"."unit_path"[4] = $1 order by "r"."on_day" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- promotion: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."channel" as "channel", "r"."on_day" as "onDay", "r"."place" as "place", "r"."cost_fen" as "costFen", "r"."who" as "who", "r"."reached" as "reached", "r"."estimated_by" as "estimatedBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "promotion" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- promotion: where state
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."channel" as "channel", "r"."on_day" as "onDay", "r"."place" as "place", "r"."cost_fen" as "costFen", "r"."who" as "who", "r"."reached" as "reached", "r"."estimated_by" as "estimatedBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "promotion" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- promotion: where channel
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."channel" as "channel", "r"."on_day" as "onDay", "r"."place" as "place", "r"."cost_fen" as "costFen", "r"."who" as "who", "r"."reached" as "reached", "r"."estimated_by" as "estimatedBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "promotion" r where "r"."unit_path"[4] = $3 and "r"."channel" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- promotion: where onDay
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."channel" as "channel", "r"."on_day" as "onDay", "r"."place" as "place", "r"."cost_fen" as "costFen", "r"."who" as "who", "r"."reached" as "reached", "r"."estimated_by" as "estimatedBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "promotion" r where "r"."unit_path"[4] = $1 and "r"."on_day" >= $2::date and "r"."on_day" <= $3::date and "r"."on_day" is not null order by "r"."on_day" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- promotion: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."channel" as "channel", "r"."on_day" as "onDay", "r"."place" as "place", "r"."cost_fen" as "costFen", "r"."who" as "who", "r"."reached" as "reached", "r"."estimated_by" as "estimatedBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "promotion" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- promotion: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."channel" as "channel", "r"."on_day" as "onDay", "r"."place" as "place", "r"."cost_fen" as "costFen", "r"."who" as "who", "r"."reached" as "reached", "r"."estimated_by" as "estimatedBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "promotion" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- need_call: as it stands
select r.id, r.version, "r"."name" as "name", "r"."contact_name" as "contactName", "r"."place" as "place", "r"."code" as "code", "r"."material_id" as "materialId", "r"."demand_id" as "demandId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "need_call" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- need_call: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."contact_name" as "contactName", "r"."place" as "place", "r"."code" as "code", "r"."material_id" as "materialId", "r"."demand_id" as "demandId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "need_call" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- need_call: where state
select r.id, r.version, "r"."name" as "name", "r"."contact_name" as "contactName", "r"."place" as "place", "r"."code" as "code", "r"."material_id" as "materialId", "r"."demand_id" as "demandId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "need_call" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- need_call: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."contact_name" as "contactName", "r"."place" as "place", "r"."code" as "code", "r"."material_id" as "materialId", "r"."demand_id" as "demandId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "need_call" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- need_call: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."contact_name" as "contactName", "r"."place" as "place", "r"."code" as "code", "r"."material_id" as "materialId", "r"."demand_id" as "demandId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "need_call" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- agreement: as it stands
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "agreement" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- agreement: sorted by amountFen
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."amount_fen" as _order from "agreement" r where "r"."unit_path"[4] = $1 order by "r"."amount_fen" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- agreement: sorted by signedOn
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."signed_on" as _order from "agreement" r where "r"."unit_path"[4] = $1 order by "r"."signed_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- agreement: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "agreement" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- agreement: where state
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "agreement" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- agreement: where type
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "agreement" r where "r"."unit_path"[4] = $3 and "r"."type" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- agreement: where amountFen
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."amount_fen" as _order from "agreement" r where "r"."unit_path"[4] = $1 and "r"."amount_fen" >= $2::int8 and "r"."amount_fen" <= $3::int8 and "r"."amount_fen" is not null order by "r"."amount_fen" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- agreement: where signedOn
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."signed_on" as _order from "agreement" r where "r"."unit_path"[4] = $1 and "r"."signed_on" >= $2::date and "r"."signed_on" <= $3::date and "r"."signed_on" is not null order by "r"."signed_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- agreement: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "agreement" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- agreement: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."type" as "type", "r"."party_a" as "partyA", "r"."party_b" as "partyB", "r"."amount_fen" as "amountFen", "r"."signed_on" as "signedOn", "r"."registration_number" as "registrationNumber", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "agreement" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- innovation: as it stands
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "innovation" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- innovation: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end as _order from "innovation" r where "r"."unit_path"[4] = $1 order by case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- innovation: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "innovation" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- innovation: sorted by reviewOn
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."review_on" is null then 'infinity'::date else "r"."review_on" end as _order from "innovation" r where "r"."unit_path"[4] = $1 order by case when "r"."review_on" is null then 'infinity'::date else "r"."review_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- innovation: sorted by normUntil
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."norm_until" is null then 'infinity'::date else "r"."norm_until" end as _order from "innovation" r where "r"."unit_path"[4] = $1 order by case when "r"."norm_until" is null then 'infinity'::date else "r"."norm_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- innovation: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "innovation" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- innovation: where state
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "innovation" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- innovation: where maturity
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "innovation" r where "r"."unit_path"[4] = $3 and case when "r"."maturity" is null then '' else "r"."maturity" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- innovation: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end as _order from "innovation" r where "r"."unit_path"[4] = $1 and case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end >= $2::date and case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end <= $3::date and "r"."from_on" is not null order by case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- innovation: where toOn
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "innovation" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- innovation: where reviewOn
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."review_on" is null then 'infinity'::date else "r"."review_on" end as _order from "innovation" r where "r"."unit_path"[4] = $1 and case when "r"."review_on" is null then 'infinity'::date else "r"."review_on" end >= $2::date and case when "r"."review_on" is null then 'infinity'::date else "r"."review_on" end <= $3::date and "r"."review_on" is not null order by case when "r"."review_on" is null then 'infinity'::date else "r"."review_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- innovation: where normUntil
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."norm_until" is null then 'infinity'::date else "r"."norm_until" end as _order from "innovation" r where "r"."unit_path"[4] = $1 and case when "r"."norm_until" is null then 'infinity'::date else "r"."norm_until" end >= $2::date and case when "r"."norm_until" is null then 'infinity'::date else "r"."norm_until" end <= $3::date and "r"."norm_until" is not null order by case when "r"."norm_until" is null then 'infinity'::date else "r"."norm_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- innovation: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "innovation" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- innovation: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."former_names" as "formerNames", "r"."owner_name" as "ownerName", "r"."owner_code" as "ownerCode", "r"."lead" as "lead", "r"."industry" as "industry", "r"."maturity" as "maturity", "r"."trl" as "trl", "r"."trl_ground" as "trlGround", "r"."partners" as "partners", "r"."agreement_id" as "agreementId", "r"."fair" as "fair", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."patents_applied" as "patentsApplied", "r"."patents_granted" as "patentsGranted", "r"."agreed_fen" as "agreedFen", "r"."contract_fen" as "contractFen", "r"."in_place_fen" as "inPlaceFen", "r"."review_on" as "reviewOn", "r"."stage_since" as "stageSince", "r"."norm_until" as "normUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "innovation" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- stage_norm: as it stands
select r.id, r.version, "r"."name" as "name", "r"."stage" as "stage", "r"."days" as "days", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "stage_norm" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- stage_norm: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."stage" as "stage", "r"."days" as "days", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "stage_norm" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- stage_norm: where stage
select r.id, r.version, "r"."name" as "name", "r"."stage" as "stage", "r"."days" as "days", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "stage_norm" r where "r"."unit_path"[4] = $3 and "r"."stage" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- stage_norm: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."stage" as "stage", "r"."days" as "days", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "stage_norm" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- care_visit: as it stands
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "care_visit" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_visit: sorted by visitedOn
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."visited_on" is null then 'infinity'::date else "r"."visited_on" end as _order from "care_visit" r where "r"."unit_path"[4] = $1 order by case when "r"."visited_on" is null then 'infinity'::date else "r"."visited_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- care_visit: sorted by followUpOn
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."follow_up_on" is null then 'infinity'::date else "r"."follow_up_on" end as _order from "care_visit" r where "r"."unit_path"[4] = $1 order by case when "r"."follow_up_on" is null then 'infinity'::date else "r"."follow_up_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- care_visit: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "care_visit" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- care_visit: where state
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "care_visit" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_visit: where planId
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."plan_id" as _order from "care_visit" r where "r"."unit_path"[4] = $1 and "r"."plan_id" = $2::int8 order by "r"."plan_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_visit: where personId
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."person_id" as _order from "care_visit" r where "r"."unit_path"[4] = $1 and "r"."person_id" = $2::int8 order by "r"."person_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_visit: where way
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "care_visit" r where "r"."unit_path"[4] = $3 and "r"."way" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_visit: where visitedOn
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."visited_on" is null then 'infinity'::date else "r"."visited_on" end as _order from "care_visit" r where "r"."unit_path"[4] = $1 and case when "r"."visited_on" is null then 'infinity'::date else "r"."visited_on" end >= $2::date and case when "r"."visited_on" is null then 'infinity'::date else "r"."visited_on" end <= $3::date and "r"."visited_on" is not null order by case when "r"."visited_on" is null then 'infinity'::date else "r"."visited_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_visit: where followUpOn
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."follow_up_on" is null then 'infinity'::date else "r"."follow_up_on" end as _order from "care_visit" r where "r"."unit_path"[4] = $1 and case when "r"."follow_up_on" is null then 'infinity'::date else "r"."follow_up_on" end >= $2::date and case when "r"."follow_up_on" is null then 'infinity'::date else "r"."follow_up_on" end <= $3::date and "r"."follow_up_on" is not null order by case when "r"."follow_up_on" is null then 'infinity'::date else "r"."follow_up_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_visit: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "care_visit" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_visit: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."plan_id" as "planId", "r"."person_id" as "personId", "r"."nominated_by" as "nominatedBy", "r"."way" as "way", "r"."planned_fen" as "plannedFen", "r"."visitors" as "visitors", "r"."visited_on" as "visitedOn", "r"."goods" as "goods", "r"."given_fen" as "givenFen", "r"."consent_named" as "consentNamed", "r"."consent_pictured" as "consentPictured", "r"."follow_up_on" as "followUpOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "care_visit" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- care_plan: as it stands
select r.id, r.version, "r"."name" as "name", "r"."occasion" as "occasion", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."budget_fen" as "budgetFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "care_plan" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_plan: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."occasion" as "occasion", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."budget_fen" as "budgetFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "care_plan" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- care_plan: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."occasion" as "occasion", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."budget_fen" as "budgetFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "care_plan" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- care_plan: where state
select r.id, r.version, "r"."name" as "name", "r"."occasion" as "occasion", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."budget_fen" as "budgetFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "care_plan" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_plan: where occasion
select r.id, r.version, "r"."name" as "name", "r"."occasion" as "occasion", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."budget_fen" as "budgetFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "care_plan" r where "r"."unit_path"[4] = $3 and "r"."occasion" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_plan: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."occasion" as "occasion", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."budget_fen" as "budgetFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "care_plan" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_plan: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."occasion" as "occasion", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."budget_fen" as "budgetFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "care_plan" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- care_plan: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."occasion" as "occasion", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."budget_fen" as "budgetFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "care_plan" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- care_person: as it stands
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."circle" as "circle", "r"."standing" as "standing", "r"."last_visit_on" as "lastVisitOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "care_person" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- care_person: sorted by lastVisitOn
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."circle" as "circle", "r"."standing" as "standing", "r"."last_visit_on" as "lastVisitOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_visit_on" is null then 'infinity'::date else "r"."last_visit_on" end as _order from "care_person" r where "r"."unit_path"[4] = $1 order by case when "r"."last_visit_on" is null then 'infinity'::date else "r"."last_visit_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- care_person: where circle
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."circle" as "circle", "r"."standing" as "standing", "r"."last_visit_on" as "lastVisitOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "care_person" r where "r"."unit_path"[4] = $3 and "r"."circle" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- care_person: where standing
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."circle" as "circle", "r"."standing" as "standing", "r"."last_visit_on" as "lastVisitOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "care_person" r where "r"."unit_path"[4] = $3 and "r"."standing" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- care_person: where lastVisitOn
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."circle" as "circle", "r"."standing" as "standing", "r"."last_visit_on" as "lastVisitOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_visit_on" is null then 'infinity'::date else "r"."last_visit_on" end as _order from "care_person" r where "r"."unit_path"[4] = $1 and case when "r"."last_visit_on" is null then 'infinity'::date else "r"."last_visit_on" end >= $2::date and case when "r"."last_visit_on" is null then 'infinity'::date else "r"."last_visit_on" end <= $3::date and "r"."last_visit_on" is not null order by case when "r"."last_visit_on" is null then 'infinity'::date else "r"."last_visit_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- year_report: as it stands
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."template_id" as "templateId", "r"."audience" as "audience", "r"."drafts_until" as "draftsUntil", "r"."corrects" as "corrects", "r"."report_id" as "reportId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "year_report" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- year_report: sorted by year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."template_id" as "templateId", "r"."audience" as "audience", "r"."drafts_until" as "draftsUntil", "r"."corrects" as "corrects", "r"."report_id" as "reportId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "year_report" r where "r"."unit_path"[4] = $1 order by "r"."year" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- year_report: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."template_id" as "templateId", "r"."audience" as "audience", "r"."drafts_until" as "draftsUntil", "r"."corrects" as "corrects", "r"."report_id" as "reportId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "year_report" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- year_report: where state
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."template_id" as "templateId", "r"."audience" as "audience", "r"."drafts_until" as "draftsUntil", "r"."corrects" as "corrects", "r"."report_id" as "reportId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "year_report" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- year_report: where year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."template_id" as "templateId", "r"."audience" as "audience", "r"."drafts_until" as "draftsUntil", "r"."corrects" as "corrects", "r"."report_id" as "reportId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "year_report" r where "r"."unit_path"[4] = $1 and "r"."year" >= $2::int8 and "r"."year" <= $3::int8 and "r"."year" is not null order by "r"."year" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- year_report: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."template_id" as "templateId", "r"."audience" as "audience", "r"."drafts_until" as "draftsUntil", "r"."corrects" as "corrects", "r"."report_id" as "reportId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "year_report" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- year_report: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."template_id" as "templateId", "r"."audience" as "audience", "r"."drafts_until" as "draftsUntil", "r"."corrects" as "corrects", "r"."report_id" as "reportId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "year_report" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- report_template: as it stands
select r.id, r.version, "r"."name" as "name", "r"."audience" as "audience", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "report_template" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- year_text: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."of_report" as "ofReport", "r"."occasion" as "occasion", "r"."on_day" as "onDay", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "year_text" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- year_text: sorted by onDay
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."of_report" as "ofReport", "r"."occasion" as "occasion", "r"."on_day" as "onDay", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end as _order from "year_text" r where "r"."unit_path"[4] = $1 order by case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- year_text: where kind
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."of_report" as "ofReport", "r"."occasion" as "occasion", "r"."on_day" as "onDay", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "year_text" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- year_text: where onDay
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."of_report" as "ofReport", "r"."occasion" as "occasion", "r"."on_day" as "onDay", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end as _order from "year_text" r where "r"."unit_path"[4] = $1 and case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end >= $2::date and case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end <= $3::date and "r"."on_day" is not null order by case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- build: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "build" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- build: sorted by startedOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."started_on" is null then 'infinity'::date else "r"."started_on" end as _order from "build" r where "r"."unit_path"[4] = $1 order by case when "r"."started_on" is null then 'infinity'::date else "r"."started_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- build: sorted by acceptedOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."accepted_on" is null then 'infinity'::date else "r"."accepted_on" end as _order from "build" r where "r"."unit_path"[4] = $1 order by case when "r"."accepted_on" is null then 'infinity'::date else "r"."accepted_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- build: sorted by year
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "build" r where "r"."unit_path"[4] = $1 order by "r"."year" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- build: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "build" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- build: where state
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "build" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- build: where kind
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "build" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- build: where startedOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."started_on" is null then 'infinity'::date else "r"."started_on" end as _order from "build" r where "r"."unit_path"[4] = $1 and case when "r"."started_on" is null then 'infinity'::date else "r"."started_on" end >= $2::date and case when "r"."started_on" is null then 'infinity'::date else "r"."started_on" end <= $3::date and "r"."started_on" is not null order by case when "r"."started_on" is null then 'infinity'::date else "r"."started_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- build: where acceptedOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."accepted_on" is null then 'infinity'::date else "r"."accepted_on" end as _order from "build" r where "r"."unit_path"[4] = $1 and case when "r"."accepted_on" is null then 'infinity'::date else "r"."accepted_on" end >= $2::date and case when "r"."accepted_on" is null then 'infinity'::date else "r"."accepted_on" end <= $3::date and "r"."accepted_on" is not null order by case when "r"."accepted_on" is null then 'infinity'::date else "r"."accepted_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- build: where year
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "build" r where "r"."unit_path"[4] = $1 and "r"."year" >= $2::int8 and "r"."year" <= $3::int8 and "r"."year" is not null order by "r"."year" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- build: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "build" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- build: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."started_on" as "startedOn", "r"."accepted_on" as "acceptedOn", "r"."year" as "year", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "build" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- booking: as it stands
select r.id, r.version, "r"."title" as "title", "r"."visit_on" as "visitOn", "r"."visit_at" as "visitAt", "r"."people" as "people", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "booking" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- booking: sorted by visitOn
select r.id, r.version, "r"."title" as "title", "r"."visit_on" as "visitOn", "r"."visit_at" as "visitAt", "r"."people" as "people", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."visit_on" as _order from "booking" r where "r"."unit_path"[4] = $1 order by "r"."visit_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- booking: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."visit_on" as "visitOn", "r"."visit_at" as "visitAt", "r"."people" as "people", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "booking" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- booking: where state
select r.id, r.version, "r"."title" as "title", "r"."visit_on" as "visitOn", "r"."visit_at" as "visitAt", "r"."people" as "people", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "booking" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- booking: where visitOn
select r.id, r.version, "r"."title" as "title", "r"."visit_on" as "visitOn", "r"."visit_at" as "visitAt", "r"."people" as "people", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."visit_on" as _order from "booking" r where "r"."unit_path"[4] = $1 and "r"."visit_on" >= $2::date and "r"."visit_on" <= $3::date and "r"."visit_on" is not null order by "r"."visit_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- booking: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."visit_on" as "visitOn", "r"."visit_at" as "visitAt", "r"."people" as "people", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "booking" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- booking: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."visit_on" as "visitOn", "r"."visit_at" as "visitAt", "r"."people" as "people", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "booking" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- firm: as it stands
select r.id, r.version, "r"."name" as "name", "r"."code" as "code", "r"."notes" as "notes", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "firm" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- benefit: as it stands
select r.id, r.version, "r"."title" as "title", "r"."policy" as "policy", "r"."amount_fen" as "amountFen", "r"."deadline" as "deadline", "r"."checked_on" as "checkedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "benefit" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- benefit: sorted by deadline
select r.id, r.version, "r"."title" as "title", "r"."policy" as "policy", "r"."amount_fen" as "amountFen", "r"."deadline" as "deadline", "r"."checked_on" as "checkedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."deadline" is null then 'infinity'::date else "r"."deadline" end as _order from "benefit" r where "r"."unit_path"[4] = $1 order by case when "r"."deadline" is null then 'infinity'::date else "r"."deadline" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- benefit: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."policy" as "policy", "r"."amount_fen" as "amountFen", "r"."deadline" as "deadline", "r"."checked_on" as "checkedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "benefit" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- benefit: where state
select r.id, r.version, "r"."title" as "title", "r"."policy" as "policy", "r"."amount_fen" as "amountFen", "r"."deadline" as "deadline", "r"."checked_on" as "checkedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "benefit" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- benefit: where deadline
select r.id, r.version, "r"."title" as "title", "r"."policy" as "policy", "r"."amount_fen" as "amountFen", "r"."deadline" as "deadline", "r"."checked_on" as "checkedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."deadline" is null then 'infinity'::date else "r"."deadline" end as _order from "benefit" r where "r"."unit_path"[4] = $1 and case when "r"."deadline" is null then 'infinity'::date else "r"."deadline" end >= $2::date and case when "r"."deadline" is null then 'infinity'::date else "r"."deadline" end <= $3::date and "r"."deadline" is not null order by case when "r"."deadline" is null then 'infinity'::date else "r"."deadline" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- benefit: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."policy" as "policy", "r"."amount_fen" as "amountFen", "r"."deadline" as "deadline", "r"."checked_on" as "checkedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "benefit" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- benefit: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."policy" as "policy", "r"."amount_fen" as "amountFen", "r"."deadline" as "deadline", "r"."checked_on" as "checkedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "benefit" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- alias: as it stands
select r.id, r.version, "r"."said" as "said", "r"."means" as "means", "r"."kind" as "kind", "r"."note" as "note", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "alias" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- alias: where kind
select r.id, r.version, "r"."said" as "said", "r"."means" as "means", "r"."kind" as "kind", "r"."note" as "note", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "alias" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- station: as it stands
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "station" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station: sorted by agreementTo
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end as _order from "station" r where "r"."unit_path"[4] = $1 order by case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- station: sorted by lastProjectOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_project_on" is null then 'infinity'::date else "r"."last_project_on" end as _order from "station" r where "r"."unit_path"[4] = $1 order by case when "r"."last_project_on" is null then 'infinity'::date else "r"."last_project_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- station: sorted by reportUntil
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."report_until" is null then 'infinity'::date else "r"."report_until" end as _order from "station" r where "r"."unit_path"[4] = $1 order by case when "r"."report_until" is null then 'infinity'::date else "r"."report_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- station: sorted by subsidyDueOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."subsidy_due_on" is null then 'infinity'::date else "r"."subsidy_due_on" end as _order from "station" r where "r"."unit_path"[4] = $1 order by case when "r"."subsidy_due_on" is null then 'infinity'::date else "r"."subsidy_due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- station: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "station" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- station: where state
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "station" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station: where kind
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "station" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station: where agreementTo
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end as _order from "station" r where "r"."unit_path"[4] = $1 and case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end >= $2::date and case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end <= $3::date and "r"."agreement_to" is not null order by case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station: where lastProjectOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_project_on" is null then 'infinity'::date else "r"."last_project_on" end as _order from "station" r where "r"."unit_path"[4] = $1 and case when "r"."last_project_on" is null then 'infinity'::date else "r"."last_project_on" end >= $2::date and case when "r"."last_project_on" is null then 'infinity'::date else "r"."last_project_on" end <= $3::date and "r"."last_project_on" is not null order by case when "r"."last_project_on" is null then 'infinity'::date else "r"."last_project_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station: where reportUntil
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."report_until" is null then 'infinity'::date else "r"."report_until" end as _order from "station" r where "r"."unit_path"[4] = $1 and case when "r"."report_until" is null then 'infinity'::date else "r"."report_until" end >= $2::date and case when "r"."report_until" is null then 'infinity'::date else "r"."report_until" end <= $3::date and "r"."report_until" is not null order by case when "r"."report_until" is null then 'infinity'::date else "r"."report_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station: where subsidyDueOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."subsidy_due_on" is null then 'infinity'::date else "r"."subsidy_due_on" end as _order from "station" r where "r"."unit_path"[4] = $1 and case when "r"."subsidy_due_on" is null then 'infinity'::date else "r"."subsidy_due_on" end >= $2::date and case when "r"."subsidy_due_on" is null then 'infinity'::date else "r"."subsidy_due_on" end <= $3::date and "r"."subsidy_due_on" is not null order by case when "r"."subsidy_due_on" is null then 'infinity'::date else "r"."subsidy_due_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "station" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."field" as "field", "r"."industry" as "industry", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."room_area" as "roomArea", "r"."staff" as "staff", "r"."contact_name" as "contactName", "r"."established_on" as "establishedOn", "r"."last_project_on" as "lastProjectOn", "r"."report_until" as "reportUntil", "r"."subsidy_agreed_fen" as "subsidyAgreedFen", "r"."subsidy_paid_fen" as "subsidyPaidFen", "r"."subsidy_due_on" as "subsidyDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "station" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- expert: as it stands
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."academy" as "academy", "r"."field" as "field", "r"."retired_on" as "retiredOn", "r"."outside_stations" as "outsideStations", "r"."outside_source" as "outsideSource", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "expert" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- expert: sorted by retiredOn
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."academy" as "academy", "r"."field" as "field", "r"."retired_on" as "retiredOn", "r"."outside_stations" as "outsideStations", "r"."outside_source" as "outsideSource", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."retired_on" is null then 'infinity'::date else "r"."retired_on" end as _order from "expert" r where "r"."unit_path"[4] = $1 order by case when "r"."retired_on" is null then 'infinity'::date else "r"."retired_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- expert: where academy
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."academy" as "academy", "r"."field" as "field", "r"."retired_on" as "retiredOn", "r"."outside_stations" as "outsideStations", "r"."outside_source" as "outsideSource", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "expert" r where "r"."unit_path"[4] = $3 and case when "r"."academy" is null then '' else "r"."academy" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- expert: where retiredOn
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."academy" as "academy", "r"."field" as "field", "r"."retired_on" as "retiredOn", "r"."outside_stations" as "outsideStations", "r"."outside_source" as "outsideSource", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."retired_on" is null then 'infinity'::date else "r"."retired_on" end as _order from "expert" r where "r"."unit_path"[4] = $1 and case when "r"."retired_on" is null then 'infinity'::date else "r"."retired_on" end >= $2::date and case when "r"."retired_on" is null then 'infinity'::date else "r"."retired_on" end <= $3::date and "r"."retired_on" is not null order by case when "r"."retired_on" is null then 'infinity'::date else "r"."retired_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- station_rule: as it stands
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."grade" as "grade", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "station_rule" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- station_rule: sorted by value
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."grade" as "grade", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "station_rule" r where "r"."unit_path"[4] = $1 order by "r"."value" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- station_rule: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."grade" as "grade", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "station_rule" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- station_rule: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."grade" as "grade", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "station_rule" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- station_rule: where measure
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."grade" as "grade", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "station_rule" r where "r"."unit_path"[4] = $3 and "r"."measure" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- station_rule: where value
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."grade" as "grade", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "station_rule" r where "r"."unit_path"[4] = $1 and "r"."value" >= $2::int8 and "r"."value" <= $3::int8 and "r"."value" is not null order by "r"."value" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- station_rule: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."grade" as "grade", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "station_rule" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- station_rule: where toOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."grade" as "grade", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "station_rule" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- station_review: as it stands
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."kind" as "kind", "r"."reports_until" as "reportsUntil", "r"."grades" as "grades", "r"."failing" as "failing", "r"."publicity_days" as "publicityDays", "r"."judges_each" as "judgesEach", "r"."source" as "source", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "station_review" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station_review: sorted by year
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."kind" as "kind", "r"."reports_until" as "reportsUntil", "r"."grades" as "grades", "r"."failing" as "failing", "r"."publicity_days" as "publicityDays", "r"."judges_each" as "judgesEach", "r"."source" as "source", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "station_review" r where "r"."unit_path"[4] = $1 order by "r"."year" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- station_review: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."kind" as "kind", "r"."reports_until" as "reportsUntil", "r"."grades" as "grades", "r"."failing" as "failing", "r"."publicity_days" as "publicityDays", "r"."judges_each" as "judgesEach", "r"."source" as "source", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "station_review" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- station_review: where state
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."kind" as "kind", "r"."reports_until" as "reportsUntil", "r"."grades" as "grades", "r"."failing" as "failing", "r"."publicity_days" as "publicityDays", "r"."judges_each" as "judgesEach", "r"."source" as "source", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "station_review" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station_review: where year
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."kind" as "kind", "r"."reports_until" as "reportsUntil", "r"."grades" as "grades", "r"."failing" as "failing", "r"."publicity_days" as "publicityDays", "r"."judges_each" as "judgesEach", "r"."source" as "source", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "station_review" r where "r"."unit_path"[4] = $1 and "r"."year" >= $2::int8 and "r"."year" <= $3::int8 and "r"."year" is not null order by "r"."year" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station_review: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."kind" as "kind", "r"."reports_until" as "reportsUntil", "r"."grades" as "grades", "r"."failing" as "failing", "r"."publicity_days" as "publicityDays", "r"."judges_each" as "judgesEach", "r"."source" as "source", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "station_review" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- station_review: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."kind" as "kind", "r"."reports_until" as "reportsUntil", "r"."grades" as "grades", "r"."failing" as "failing", "r"."publicity_days" as "publicityDays", "r"."judges_each" as "judgesEach", "r"."source" as "source", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "station_review" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- park: as it stands
select r.id, r.version, "r"."name" as "name", "r"."level" as "level", "r"."operator_name" as "operatorName", "r"."operator_code" as "operatorCode", "r"."industries" as "industries", "r"."opened_on" as "openedOn", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "park" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- park: sorted by openedOn
select r.id, r.version, "r"."name" as "name", "r"."level" as "level", "r"."operator_name" as "operatorName", "r"."operator_code" as "operatorCode", "r"."industries" as "industries", "r"."opened_on" as "openedOn", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end as _order from "park" r where "r"."unit_path"[4] = $1 order by case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- park: where level
select r.id, r.version, "r"."name" as "name", "r"."level" as "level", "r"."operator_name" as "operatorName", "r"."operator_code" as "operatorCode", "r"."industries" as "industries", "r"."opened_on" as "openedOn", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "park" r where "r"."unit_path"[4] = $3 and case when "r"."level" is null then '' else "r"."level" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- park: where openedOn
select r.id, r.version, "r"."name" as "name", "r"."level" as "level", "r"."operator_name" as "operatorName", "r"."operator_code" as "operatorCode", "r"."industries" as "industries", "r"."opened_on" as "openedOn", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end as _order from "park" r where "r"."unit_path"[4] = $1 and case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end >= $2::date and case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end <= $3::date and "r"."opened_on" is not null order by case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- park_application: as it stands
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."contact_name" as "contactName", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "park_application" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_application: sorted by submittedOn
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."contact_name" as "contactName", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."submitted_on" is null then 'infinity'::date else "r"."submitted_on" end as _order from "park_application" r where "r"."unit_path"[4] = $1 order by case when "r"."submitted_on" is null then 'infinity'::date else "r"."submitted_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- park_application: sorted by publishedOn
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."contact_name" as "contactName", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."published_on" is null then 'infinity'::date else "r"."published_on" end as _order from "park_application" r where "r"."unit_path"[4] = $1 order by case when "r"."published_on" is null then 'infinity'::date else "r"."published_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- park_application: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."contact_name" as "contactName", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "park_application" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- park_application: where state
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."contact_name" as "contactName", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "park_application" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_application: where submittedOn
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."contact_name" as "contactName", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."submitted_on" is null then 'infinity'::date else "r"."submitted_on" end as _order from "park_application" r where "r"."unit_path"[4] = $1 and case when "r"."submitted_on" is null then 'infinity'::date else "r"."submitted_on" end >= $2::date and case when "r"."submitted_on" is null then 'infinity'::date else "r"."submitted_on" end <= $3::date and "r"."submitted_on" is not null order by case when "r"."submitted_on" is null then 'infinity'::date else "r"."submitted_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_application: where publishedOn
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."contact_name" as "contactName", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."published_on" is null then 'infinity'::date else "r"."published_on" end as _order from "park_application" r where "r"."unit_path"[4] = $1 and case when "r"."published_on" is null then 'infinity'::date else "r"."published_on" end >= $2::date and case when "r"."published_on" is null then 'infinity'::date else "r"."published_on" end <= $3::date and "r"."published_on" is not null order by case when "r"."published_on" is null then 'infinity'::date else "r"."published_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_application: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."contact_name" as "contactName", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "park_application" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_application: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."contact_name" as "contactName", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "park_application" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- park_condition: as it stands
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."measure" as "measure", "r"."least" as "least", "r"."months" as "months", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "park_condition" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- park_condition: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."measure" as "measure", "r"."least" as "least", "r"."months" as "months", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "park_condition" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- park_condition: where kind
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."measure" as "measure", "r"."least" as "least", "r"."months" as "months", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "park_condition" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- park_condition: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."measure" as "measure", "r"."least" as "least", "r"."months" as "months", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "park_condition" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- company: as it stands
select r.id, r.version, "r"."name" as "name", "r"."code" as "code", "r"."park_id" as "parkId", "r"."standing" as "standing", "r"."entered_on" as "enteredOn", "r"."left_on" as "leftOn", "r"."left_to" as "leftTo", "r"."industry" as "industry", "r"."high_tech" as "highTech", "r"."above_scale" as "aboveScale", "r"."registered_place" as "registeredPlace", "r"."working_place" as "workingPlace", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "company" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- company: sorted by enteredOn
select r.id, r.version, "r"."name" as "name", "r"."code" as "code", "r"."park_id" as "parkId", "r"."standing" as "standing", "r"."entered_on" as "enteredOn", "r"."left_on" as "leftOn", "r"."left_to" as "leftTo", "r"."industry" as "industry", "r"."high_tech" as "highTech", "r"."above_scale" as "aboveScale", "r"."registered_place" as "registeredPlace", "r"."working_place" as "workingPlace", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."entered_on" as _order from "company" r where "r"."unit_path"[4] = $1 order by "r"."entered_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- company: where standing
select r.id, r.version, "r"."name" as "name", "r"."code" as "code", "r"."park_id" as "parkId", "r"."standing" as "standing", "r"."entered_on" as "enteredOn", "r"."left_on" as "leftOn", "r"."left_to" as "leftTo", "r"."industry" as "industry", "r"."high_tech" as "highTech", "r"."above_scale" as "aboveScale", "r"."registered_place" as "registeredPlace", "r"."working_place" as "workingPlace", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "company" r where "r"."unit_path"[4] = $3 and "r"."standing" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- company: where enteredOn
select r.id, r.version, "r"."name" as "name", "r"."code" as "code", "r"."park_id" as "parkId", "r"."standing" as "standing", "r"."entered_on" as "enteredOn", "r"."left_on" as "leftOn", "r"."left_to" as "leftTo", "r"."industry" as "industry", "r"."high_tech" as "highTech", "r"."above_scale" as "aboveScale", "r"."registered_place" as "registeredPlace", "r"."working_place" as "workingPlace", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."entered_on" as _order from "company" r where "r"."unit_path"[4] = $1 and "r"."entered_on" >= $2::date and "r"."entered_on" <= $3::date and "r"."entered_on" is not null order by "r"."entered_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- company: where highTech
select r.id, r.version, "r"."name" as "name", "r"."code" as "code", "r"."park_id" as "parkId", "r"."standing" as "standing", "r"."entered_on" as "enteredOn", "r"."left_on" as "leftOn", "r"."left_to" as "leftTo", "r"."industry" as "industry", "r"."high_tech" as "highTech", "r"."above_scale" as "aboveScale", "r"."registered_place" as "registeredPlace", "r"."working_place" as "workingPlace", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "company" r where "r"."unit_path"[4] = $2 and case when "r"."high_tech" is null then false else "r"."high_tech" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- company: where aboveScale
select r.id, r.version, "r"."name" as "name", "r"."code" as "code", "r"."park_id" as "parkId", "r"."standing" as "standing", "r"."entered_on" as "enteredOn", "r"."left_on" as "leftOn", "r"."left_to" as "leftTo", "r"."industry" as "industry", "r"."high_tech" as "highTech", "r"."above_scale" as "aboveScale", "r"."registered_place" as "registeredPlace", "r"."working_place" as "workingPlace", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "company" r where "r"."unit_path"[4] = $2 and case when "r"."above_scale" is null then false else "r"."above_scale" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- park_quarter: as it stands
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."quarter" as "quarter", "r"."scope" as "scope", "r"."source" as "source", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "park_quarter" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_quarter: sorted by quarter
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."quarter" as "quarter", "r"."scope" as "scope", "r"."source" as "source", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."quarter" as _order from "park_quarter" r where "r"."unit_path"[4] = $1 order by "r"."quarter" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- park_quarter: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."quarter" as "quarter", "r"."scope" as "scope", "r"."source" as "source", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "park_quarter" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- park_quarter: where state
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."quarter" as "quarter", "r"."scope" as "scope", "r"."source" as "source", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "park_quarter" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_quarter: where quarter
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."quarter" as "quarter", "r"."scope" as "scope", "r"."source" as "source", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."quarter" as _order from "park_quarter" r where "r"."unit_path"[4] = $1 and "r"."quarter" >= $2::text and "r"."quarter" <= $3::text and "r"."quarter" is not null order by "r"."quarter" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_quarter: where scope
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."quarter" as "quarter", "r"."scope" as "scope", "r"."source" as "source", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "park_quarter" r where "r"."unit_path"[4] = $3 and "r"."scope" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_quarter: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."quarter" as "quarter", "r"."scope" as "scope", "r"."source" as "source", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "park_quarter" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- park_quarter: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."park_id" as "parkId", "r"."quarter" as "quarter", "r"."scope" as "scope", "r"."source" as "source", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "park_quarter" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- attraction: as it stands
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "attraction" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- attraction: sorted by signedOn
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end as _order from "attraction" r where "r"."unit_path"[4] = $1 order by case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- attraction: sorted by nextOn
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end as _order from "attraction" r where "r"."unit_path"[4] = $1 order by case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- attraction: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "attraction" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- attraction: where state
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "attraction" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- attraction: where kind
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "attraction" r where "r"."unit_path"[4] = $3 and case when "r"."kind" is null then '' else "r"."kind" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- attraction: where signedOn
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end as _order from "attraction" r where "r"."unit_path"[4] = $1 and case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end >= $2::date and case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end <= $3::date and "r"."signed_on" is not null order by case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- attraction: where nextOn
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end as _order from "attraction" r where "r"."unit_path"[4] = $1 and case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end >= $2::date and case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end <= $3::date and "r"."next_on" is not null order by case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- attraction: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "attraction" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- attraction: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."investor" as "investor", "r"."park_id" as "parkId", "r"."industry" as "industry", "r"."obstacle" as "obstacle", "r"."kind" as "kind", "r"."amount_fen" as "amountFen", "r"."in_place_fen" as "inPlaceFen", "r"."signed_on" as "signedOn", "r"."company_id" as "companyId", "r"."landed_on" as "landedOn", "r"."producing_on" as "producingOn", "r"."next_on" as "nextOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "attraction" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- course: as it stands
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "course" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course: sorted by firstOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "course" r where "r"."unit_path"[4] = $1 order by "r"."first_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- course: sorted by lastOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "course" r where "r"."unit_path"[4] = $1 order by "r"."last_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- course: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "course" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- course: where state
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "course" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course: where firstOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "course" r where "r"."unit_path"[4] = $1 and "r"."first_on" >= $2::date and "r"."first_on" <= $3::date and "r"."first_on" is not null order by "r"."first_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course: where lastOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "course" r where "r"."unit_path"[4] = $1 and "r"."last_on" >= $2::date and "r"."last_on" <= $3::date and "r"."last_on" is not null order by "r"."last_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course: where selfEnrol
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "course" r where "r"."unit_path"[4] = $2 and case when "r"."self_enrol" is null then false else "r"."self_enrol" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "course" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."audience" as "audience", "r"."level" as "level", "r"."seats" as "seats", "r"."self_enrol" as "selfEnrol", "r"."over_holiday" as "overHoliday", "r"."certificate_from" as "certificateFrom", "r"."budget_fen" as "budgetFen", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "course" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- teacher: as it stands
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."title" as "title", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "teacher" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- day_off: as it stands
select r.id, r.version, "r"."name" as "name", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."worked" as "worked", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "day_off" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- day_off: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."worked" as "worked", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "day_off" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- day_off: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."worked" as "worked", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."to_on" as _order from "day_off" r where "r"."unit_path"[4] = $1 order by "r"."to_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- day_off: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."worked" as "worked", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "day_off" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- day_off: where toOn
select r.id, r.version, "r"."name" as "name", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."worked" as "worked", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."to_on" as _order from "day_off" r where "r"."unit_path"[4] = $1 and "r"."to_on" >= $2::date and "r"."to_on" <= $3::date and "r"."to_on" is not null order by "r"."to_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- day_off: where worked
select r.id, r.version, "r"."name" as "name", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."worked" as "worked", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "day_off" r where "r"."unit_path"[4] = $2 and case when "r"."worked" is null then false else "r"."worked" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- fee_rate: as it stands
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fee_rate" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fee_rate: sorted by fen
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fen" as _order from "fee_rate" r where "r"."unit_path"[4] = $1 order by "r"."fen" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- fee_rate: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "fee_rate" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- fee_rate: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "fee_rate" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- fee_rate: where item
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fee_rate" r where "r"."unit_path"[4] = $3 and "r"."item" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fee_rate: where per
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fee_rate" r where "r"."unit_path"[4] = $3 and "r"."per" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fee_rate: where fen
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fen" as _order from "fee_rate" r where "r"."unit_path"[4] = $1 and "r"."fen" >= $2::int8 and "r"."fen" <= $3::int8 and "r"."fen" is not null order by "r"."fen" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fee_rate: where strict
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fee_rate" r where "r"."unit_path"[4] = $2 and "r"."strict" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fee_rate: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "fee_rate" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fee_rate: where toOn
select r.id, r.version, "r"."name" as "name", "r"."item" as "item", "r"."grade" as "grade", "r"."per" as "per", "r"."fen" as "fen", "r"."strict" as "strict", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "fee_rate" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- course_question: as it stands
select r.id, r.version, "r"."question" as "question", "r"."course_id" as "courseId", "r"."answered_by" as "answeredBy", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "course_question" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course_question: sorted by askedOn
select r.id, r.version, "r"."question" as "question", "r"."course_id" as "courseId", "r"."answered_by" as "answeredBy", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end as _order from "course_question" r where "r"."unit_path"[4] = $1 order by case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- course_question: sorted by dueOn
select r.id, r.version, "r"."question" as "question", "r"."course_id" as "courseId", "r"."answered_by" as "answeredBy", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "course_question" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- course_question: where state
select r.id, r.version, "r"."question" as "question", "r"."course_id" as "courseId", "r"."answered_by" as "answeredBy", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "course_question" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course_question: where askedOn
select r.id, r.version, "r"."question" as "question", "r"."course_id" as "courseId", "r"."answered_by" as "answeredBy", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end as _order from "course_question" r where "r"."unit_path"[4] = $1 and case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end >= $2::date and case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end <= $3::date and "r"."asked_on" is not null order by case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course_question: where dueOn
select r.id, r.version, "r"."question" as "question", "r"."course_id" as "courseId", "r"."answered_by" as "answeredBy", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "course_question" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- course_question: where adviserName
select r.id, r.version, "r"."question" as "question", "r"."course_id" as "courseId", "r"."answered_by" as "answeredBy", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "course_question" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- lecture_order: as it stands
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "lecture_order" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- lecture_order: sorted by firstOn
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "lecture_order" r where "r"."unit_path"[4] = $1 order by "r"."first_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- lecture_order: sorted by lastOn
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "lecture_order" r where "r"."unit_path"[4] = $1 order by "r"."last_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- lecture_order: sorted by onDay
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end as _order from "lecture_order" r where "r"."unit_path"[4] = $1 order by case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- lecture_order: sorted by dueOn
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "lecture_order" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- lecture_order: where state
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "lecture_order" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- lecture_order: where kind
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "lecture_order" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- lecture_order: where audience
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "lecture_order" r where "r"."unit_path"[4] = $3 and "r"."audience" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- lecture_order: where firstOn
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "lecture_order" r where "r"."unit_path"[4] = $1 and "r"."first_on" >= $2::date and "r"."first_on" <= $3::date and "r"."first_on" is not null order by "r"."first_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- lecture_order: where lastOn
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "lecture_order" r where "r"."unit_path"[4] = $1 and "r"."last_on" >= $2::date and "r"."last_on" <= $3::date and "r"."last_on" is not null order by "r"."last_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- lecture_order: where onDay
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end as _order from "lecture_order" r where "r"."unit_path"[4] = $1 and case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end >= $2::date and case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end <= $3::date and "r"."on_day" is not null order by case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- lecture_order: where dueOn
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "lecture_order" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- lecture_order: where adviserName
select r.id, r.version, "r"."school" as "school", "r"."kind" as "kind", "r"."lecture_id" as "lectureId", "r"."audience" as "audience", "r"."grade" as "grade", "r"."expected" as "expected", "r"."address" as "address", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."contact_name" as "contactName", "r"."equipment" as "equipment", "r"."travel_minutes" as "travelMinutes", "r"."teacher_id" as "teacherId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "lecture_order" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- lecture: as it stands
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."ages" as "ages", "r"."minutes" as "minutes", "r"."language" as "language", "r"."equipment" as "equipment", "r"."offered" as "offered", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "lecture" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- lecture: sorted by minutes
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."ages" as "ages", "r"."minutes" as "minutes", "r"."language" as "language", "r"."equipment" as "equipment", "r"."offered" as "offered", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."minutes" as _order from "lecture" r where "r"."unit_path"[4] = $1 order by "r"."minutes" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- lecture: where audience
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."ages" as "ages", "r"."minutes" as "minutes", "r"."language" as "language", "r"."equipment" as "equipment", "r"."offered" as "offered", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "lecture" r where "r"."unit_path"[4] = $3 and "r"."audience" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- lecture: where minutes
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."ages" as "ages", "r"."minutes" as "minutes", "r"."language" as "language", "r"."equipment" as "equipment", "r"."offered" as "offered", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."minutes" as _order from "lecture" r where "r"."unit_path"[4] = $1 and "r"."minutes" >= $2::int8 and "r"."minutes" <= $3::int8 and "r"."minutes" is not null order by "r"."minutes" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- lecture: where offered
select r.id, r.version, "r"."title" as "title", "r"."audience" as "audience", "r"."ages" as "ages", "r"."minutes" as "minutes", "r"."language" as "language", "r"."equipment" as "equipment", "r"."offered" as "offered", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "lecture" r where "r"."unit_path"[4] = $2 and "r"."offered" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- volunteer_team: as it stands
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."leader_name" as "leaderName", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "volunteer_team" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- volunteer_team: where kind
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."leader_name" as "leaderName", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "volunteer_team" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- volunteer: as it stands
select r.id, r.version, "r"."name" as "name", "r"."team_id" as "teamId", "r"."employer" as "employer", "r"."skills" as "skills", "r"."joined_on" as "joinedOn", "r"."consent_on" as "consentOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "volunteer" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- volunteer: sorted by joinedOn
select r.id, r.version, "r"."name" as "name", "r"."team_id" as "teamId", "r"."employer" as "employer", "r"."skills" as "skills", "r"."joined_on" as "joinedOn", "r"."consent_on" as "consentOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."joined_on" as _order from "volunteer" r where "r"."unit_path"[4] = $1 order by "r"."joined_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- volunteer: where joinedOn
select r.id, r.version, "r"."name" as "name", "r"."team_id" as "teamId", "r"."employer" as "employer", "r"."skills" as "skills", "r"."joined_on" as "joinedOn", "r"."consent_on" as "consentOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."joined_on" as _order from "volunteer" r where "r"."unit_path"[4] = $1 and "r"."joined_on" >= $2::date and "r"."joined_on" <= $3::date and "r"."joined_on" is not null order by "r"."joined_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- partner: as it stands
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "partner" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- partner: sorted by titleTo
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."title_to" is null then 'infinity'::date else "r"."title_to" end as _order from "partner" r where "r"."unit_path"[4] = $1 order by case when "r"."title_to" is null then 'infinity'::date else "r"."title_to" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- partner: sorted by doorsClosedOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."doors_closed_on" is null then 'infinity'::date else "r"."doors_closed_on" end as _order from "partner" r where "r"."unit_path"[4] = $1 order by case when "r"."doors_closed_on" is null then 'infinity'::date else "r"."doors_closed_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- partner: sorted by reviewedUntil
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end as _order from "partner" r where "r"."unit_path"[4] = $1 order by case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- partner: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "partner" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- partner: where state
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "partner" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- partner: where kind
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "partner" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- partner: where titleTo
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."title_to" is null then 'infinity'::date else "r"."title_to" end as _order from "partner" r where "r"."unit_path"[4] = $1 and case when "r"."title_to" is null then 'infinity'::date else "r"."title_to" end >= $2::date and case when "r"."title_to" is null then 'infinity'::date else "r"."title_to" end <= $3::date and "r"."title_to" is not null order by case when "r"."title_to" is null then 'infinity'::date else "r"."title_to" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- partner: where doorsClosedOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."doors_closed_on" is null then 'infinity'::date else "r"."doors_closed_on" end as _order from "partner" r where "r"."unit_path"[4] = $1 and case when "r"."doors_closed_on" is null then 'infinity'::date else "r"."doors_closed_on" end >= $2::date and case when "r"."doors_closed_on" is null then 'infinity'::date else "r"."doors_closed_on" end <= $3::date and "r"."doors_closed_on" is not null order by case when "r"."doors_closed_on" is null then 'infinity'::date else "r"."doors_closed_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- partner: where reviewedUntil
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end as _order from "partner" r where "r"."unit_path"[4] = $1 and case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end >= $2::date and case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end <= $3::date and "r"."reviewed_until" is not null order by case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- partner: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "partner" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- partner: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."credit_code" as "creditCode", "r"."address" as "address", "r"."contact_name" as "contactName", "r"."title_held" as "titleHeld", "r"."title_from" as "titleFrom", "r"."title_to" as "titleTo", "r"."place_id" as "placeId", "r"."doors_closed_on" as "doorsClosedOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "partner" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- activity: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "activity" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- activity: sorted by firstOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "activity" r where "r"."unit_path"[4] = $1 order by "r"."first_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- activity: sorted by lastOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "activity" r where "r"."unit_path"[4] = $1 order by "r"."last_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- activity: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "activity" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- activity: where state
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "activity" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- activity: where kind
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "activity" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- activity: where firstOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "activity" r where "r"."unit_path"[4] = $1 and "r"."first_on" >= $2::date and "r"."first_on" <= $3::date and "r"."first_on" is not null order by "r"."first_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- activity: where lastOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "activity" r where "r"."unit_path"[4] = $1 and "r"."last_on" >= $2::date and "r"."last_on" <= $3::date and "r"."last_on" is not null order by "r"."last_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- activity: where takesBookings
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "activity" r where "r"."unit_path"[4] = $2 and "r"."takes_bookings" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- activity: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "activity" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- activity: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."takes_bookings" as "takesBookings", "r"."seats" as "seats", "r"."contact_name" as "contactName", "r"."contact_phone" as "contactPhone", "r"."aimed_at" as "aimedAt", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "activity" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- service_proof: as it stands
select r.id, r.version, "r"."holder" as "holder", "r"."volunteer_id" as "volunteerId", "r"."partner_id" as "partnerId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."responsible" as "responsible", "r"."issuer_phone" as "issuerPhone", "r"."shown_on" as "shownOn", "r"."issued_on" as "issuedOn", "r"."minutes" as "minutes", "r"."number" as "number", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "service_proof" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_proof: sorted by shownOn
select r.id, r.version, "r"."holder" as "holder", "r"."volunteer_id" as "volunteerId", "r"."partner_id" as "partnerId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."responsible" as "responsible", "r"."issuer_phone" as "issuerPhone", "r"."shown_on" as "shownOn", "r"."issued_on" as "issuedOn", "r"."minutes" as "minutes", "r"."number" as "number", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."shown_on" is null then 'infinity'::date else "r"."shown_on" end as _order from "service_proof" r where "r"."unit_path"[4] = $1 order by case when "r"."shown_on" is null then 'infinity'::date else "r"."shown_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- service_proof: sorted by issuedOn
select r.id, r.version, "r"."holder" as "holder", "r"."volunteer_id" as "volunteerId", "r"."partner_id" as "partnerId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."responsible" as "responsible", "r"."issuer_phone" as "issuerPhone", "r"."shown_on" as "shownOn", "r"."issued_on" as "issuedOn", "r"."minutes" as "minutes", "r"."number" as "number", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end as _order from "service_proof" r where "r"."unit_path"[4] = $1 order by case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- service_proof: sorted by dueOn
select r.id, r.version, "r"."holder" as "holder", "r"."volunteer_id" as "volunteerId", "r"."partner_id" as "partnerId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."responsible" as "responsible", "r"."issuer_phone" as "issuerPhone", "r"."shown_on" as "shownOn", "r"."issued_on" as "issuedOn", "r"."minutes" as "minutes", "r"."number" as "number", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "service_proof" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- service_proof: where state
select r.id, r.version, "r"."holder" as "holder", "r"."volunteer_id" as "volunteerId", "r"."partner_id" as "partnerId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."responsible" as "responsible", "r"."issuer_phone" as "issuerPhone", "r"."shown_on" as "shownOn", "r"."issued_on" as "issuedOn", "r"."minutes" as "minutes", "r"."number" as "number", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "service_proof" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_proof: where shownOn
select r.id, r.version, "r"."holder" as "holder", "r"."volunteer_id" as "volunteerId", "r"."partner_id" as "partnerId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."responsible" as "responsible", "r"."issuer_phone" as "issuerPhone", "r"."shown_on" as "shownOn", "r"."issued_on" as "issuedOn", "r"."minutes" as "minutes", "r"."number" as "number", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."shown_on" is null then 'infinity'::date else "r"."shown_on" end as _order from "service_proof" r where "r"."unit_path"[4] = $1 and case when "r"."shown_on" is null then 'infinity'::date else "r"."shown_on" end >= $2::date and case when "r"."shown_on" is null then 'infinity'::date else "r"."shown_on" end <= $3::date and "r"."shown_on" is not null order by case when "r"."shown_on" is null then 'infinity'::date else "r"."shown_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_proof: where issuedOn
select r.id, r.version, "r"."holder" as "holder", "r"."volunteer_id" as "volunteerId", "r"."partner_id" as "partnerId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."responsible" as "responsible", "r"."issuer_phone" as "issuerPhone", "r"."shown_on" as "shownOn", "r"."issued_on" as "issuedOn", "r"."minutes" as "minutes", "r"."number" as "number", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end as _order from "service_proof" r where "r"."unit_path"[4] = $1 and case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end >= $2::date and case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end <= $3::date and "r"."issued_on" is not null order by case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_proof: where dueOn
select r.id, r.version, "r"."holder" as "holder", "r"."volunteer_id" as "volunteerId", "r"."partner_id" as "partnerId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."responsible" as "responsible", "r"."issuer_phone" as "issuerPhone", "r"."shown_on" as "shownOn", "r"."issued_on" as "issuedOn", "r"."minutes" as "minutes", "r"."number" as "number", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "service_proof" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- service_proof: where adviserName
select r.id, r.version, "r"."holder" as "holder", "r"."volunteer_id" as "volunteerId", "r"."partner_id" as "partnerId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."responsible" as "responsible", "r"."issuer_phone" as "issuerPhone", "r"."shown_on" as "shownOn", "r"."issued_on" as "issuedOn", "r"."minutes" as "minutes", "r"."number" as "number", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "service_proof" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- closed_door: as it stands
select r.id, r.version, "r"."place_name" as "placeName", "r"."place_id" as "placeId", "r"."partner_id" as "partnerId", "r"."on_day" as "onDay", "r"."at_time" as "atTime", "r"."partner_said_on" as "partnerSaidOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "closed_door" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- closed_door: sorted by onDay
select r.id, r.version, "r"."place_name" as "placeName", "r"."place_id" as "placeId", "r"."partner_id" as "partnerId", "r"."on_day" as "onDay", "r"."at_time" as "atTime", "r"."partner_said_on" as "partnerSaidOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "closed_door" r where "r"."unit_path"[4] = $1 order by "r"."on_day" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- closed_door: sorted by dueOn
select r.id, r.version, "r"."place_name" as "placeName", "r"."place_id" as "placeId", "r"."partner_id" as "partnerId", "r"."on_day" as "onDay", "r"."at_time" as "atTime", "r"."partner_said_on" as "partnerSaidOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "closed_door" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- closed_door: where state
select r.id, r.version, "r"."place_name" as "placeName", "r"."place_id" as "placeId", "r"."partner_id" as "partnerId", "r"."on_day" as "onDay", "r"."at_time" as "atTime", "r"."partner_said_on" as "partnerSaidOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "closed_door" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- closed_door: where partnerId
select r.id, r.version, "r"."place_name" as "placeName", "r"."place_id" as "placeId", "r"."partner_id" as "partnerId", "r"."on_day" as "onDay", "r"."at_time" as "atTime", "r"."partner_said_on" as "partnerSaidOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."partner_id" is null then 9223372036854775807 else "r"."partner_id"::int8 end as _order from "closed_door" r where "r"."unit_path"[4] = $1 and case when "r"."partner_id" is null then 9223372036854775807 else "r"."partner_id"::int8 end = $2::int8 order by case when "r"."partner_id" is null then 9223372036854775807 else "r"."partner_id"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- closed_door: where onDay
select r.id, r.version, "r"."place_name" as "placeName", "r"."place_id" as "placeId", "r"."partner_id" as "partnerId", "r"."on_day" as "onDay", "r"."at_time" as "atTime", "r"."partner_said_on" as "partnerSaidOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "closed_door" r where "r"."unit_path"[4] = $1 and "r"."on_day" >= $2::date and "r"."on_day" <= $3::date and "r"."on_day" is not null order by "r"."on_day" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- closed_door: where dueOn
select r.id, r.version, "r"."place_name" as "placeName", "r"."place_id" as "placeId", "r"."partner_id" as "partnerId", "r"."on_day" as "onDay", "r"."at_time" as "atTime", "r"."partner_said_on" as "partnerSaidOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "closed_door" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- closed_door: where adviserName
select r.id, r.version, "r"."place_name" as "placeName", "r"."place_id" as "placeId", "r"."partner_id" as "partnerId", "r"."on_day" as "onDay", "r"."at_time" as "atTime", "r"."partner_said_on" as "partnerSaidOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "closed_door" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- month_report: as it stands
select r.id, r.version, "r"."title" as "title", "r"."stage" as "stage", "r"."theme" as "theme", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."due_by" as "dueBy", "r"."handed_on" as "handedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "month_report" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- month_report: sorted by fromOn
select r.id, r.version, "r"."title" as "title", "r"."stage" as "stage", "r"."theme" as "theme", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."due_by" as "dueBy", "r"."handed_on" as "handedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "month_report" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- month_report: sorted by dueBy
select r.id, r.version, "r"."title" as "title", "r"."stage" as "stage", "r"."theme" as "theme", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."due_by" as "dueBy", "r"."handed_on" as "handedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_by" is null then 'infinity'::date else "r"."due_by" end as _order from "month_report" r where "r"."unit_path"[4] = $1 order by case when "r"."due_by" is null then 'infinity'::date else "r"."due_by" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- month_report: where stage
select r.id, r.version, "r"."title" as "title", "r"."stage" as "stage", "r"."theme" as "theme", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."due_by" as "dueBy", "r"."handed_on" as "handedOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "month_report" r where "r"."unit_path"[4] = $3 and "r"."stage" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- month_report: where fromOn
select r.id, r.version, "r"."title" as "title", "r"."stage" as "stage", "r"."theme" as "theme", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."due_by" as "dueBy", "r"."handed_on" as "handedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "month_report" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- month_report: where dueBy
select r.id, r.version, "r"."title" as "title", "r"."stage" as "stage", "r"."theme" as "theme", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."source" as "source", "r"."due_by" as "dueBy", "r"."handed_on" as "handedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_by" is null then 'infinity'::date else "r"."due_by" end as _order from "month_report" r where "r"."unit_path"[4] = $1 and case when "r"."due_by" is null then 'infinity'::date else "r"."due_by" end >= $2::date and case when "r"."due_by" is null then 'infinity'::date else "r"."due_by" end <= $3::date and "r"."due_by" is not null order by case when "r"."due_by" is null then 'infinity'::date else "r"."due_by" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- caravan: as it stands
select r.id, r.version, "r"."plate" as "plate", "r"."model" as "model", "r"."registered_on" as "registeredOn", "r"."home_name" as "homeName", "r"."home_position" as "homePosition", "r"."drive_minutes" as "driveMinutes", "r"."nights_in_a_row" as "nightsInARow", "r"."insurance_to" as "insuranceTo", "r"."in_use" as "inUse", "r"."km" as "km", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan: sorted by registeredOn
select r.id, r.version, "r"."plate" as "plate", "r"."model" as "model", "r"."registered_on" as "registeredOn", "r"."home_name" as "homeName", "r"."home_position" as "homePosition", "r"."drive_minutes" as "driveMinutes", "r"."nights_in_a_row" as "nightsInARow", "r"."insurance_to" as "insuranceTo", "r"."in_use" as "inUse", "r"."km" as "km", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."registered_on" as _order from "caravan" r where "r"."unit_path"[4] = $1 order by "r"."registered_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan: sorted by insuranceTo
select r.id, r.version, "r"."plate" as "plate", "r"."model" as "model", "r"."registered_on" as "registeredOn", "r"."home_name" as "homeName", "r"."home_position" as "homePosition", "r"."drive_minutes" as "driveMinutes", "r"."nights_in_a_row" as "nightsInARow", "r"."insurance_to" as "insuranceTo", "r"."in_use" as "inUse", "r"."km" as "km", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."insurance_to" as _order from "caravan" r where "r"."unit_path"[4] = $1 order by "r"."insurance_to" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan: sorted by km
select r.id, r.version, "r"."plate" as "plate", "r"."model" as "model", "r"."registered_on" as "registeredOn", "r"."home_name" as "homeName", "r"."home_position" as "homePosition", "r"."drive_minutes" as "driveMinutes", "r"."nights_in_a_row" as "nightsInARow", "r"."insurance_to" as "insuranceTo", "r"."in_use" as "inUse", "r"."km" as "km", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."km" is null then 9223372036854775807 else "r"."km"::int8 end as _order from "caravan" r where "r"."unit_path"[4] = $1 order by case when "r"."km" is null then 9223372036854775807 else "r"."km"::int8 end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan: where model
select r.id, r.version, "r"."plate" as "plate", "r"."model" as "model", "r"."registered_on" as "registeredOn", "r"."home_name" as "homeName", "r"."home_position" as "homePosition", "r"."drive_minutes" as "driveMinutes", "r"."nights_in_a_row" as "nightsInARow", "r"."insurance_to" as "insuranceTo", "r"."in_use" as "inUse", "r"."km" as "km", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "caravan" r where "r"."unit_path"[4] = $3 and "r"."model" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan: where registeredOn
select r.id, r.version, "r"."plate" as "plate", "r"."model" as "model", "r"."registered_on" as "registeredOn", "r"."home_name" as "homeName", "r"."home_position" as "homePosition", "r"."drive_minutes" as "driveMinutes", "r"."nights_in_a_row" as "nightsInARow", "r"."insurance_to" as "insuranceTo", "r"."in_use" as "inUse", "r"."km" as "km", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."registered_on" as _order from "caravan" r where "r"."unit_path"[4] = $1 and "r"."registered_on" >= $2::date and "r"."registered_on" <= $3::date and "r"."registered_on" is not null order by "r"."registered_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan: where insuranceTo
select r.id, r.version, "r"."plate" as "plate", "r"."model" as "model", "r"."registered_on" as "registeredOn", "r"."home_name" as "homeName", "r"."home_position" as "homePosition", "r"."drive_minutes" as "driveMinutes", "r"."nights_in_a_row" as "nightsInARow", "r"."insurance_to" as "insuranceTo", "r"."in_use" as "inUse", "r"."km" as "km", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."insurance_to" as _order from "caravan" r where "r"."unit_path"[4] = $1 and "r"."insurance_to" >= $2::date and "r"."insurance_to" <= $3::date and "r"."insurance_to" is not null order by "r"."insurance_to" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan: where inUse
select r.id, r.version, "r"."plate" as "plate", "r"."model" as "model", "r"."registered_on" as "registeredOn", "r"."home_name" as "homeName", "r"."home_position" as "homePosition", "r"."drive_minutes" as "driveMinutes", "r"."nights_in_a_row" as "nightsInARow", "r"."insurance_to" as "insuranceTo", "r"."in_use" as "inUse", "r"."km" as "km", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "caravan" r where "r"."unit_path"[4] = $2 and "r"."in_use" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan: where km
select r.id, r.version, "r"."plate" as "plate", "r"."model" as "model", "r"."registered_on" as "registeredOn", "r"."home_name" as "homeName", "r"."home_position" as "homePosition", "r"."drive_minutes" as "driveMinutes", "r"."nights_in_a_row" as "nightsInARow", "r"."insurance_to" as "insuranceTo", "r"."in_use" as "inUse", "r"."km" as "km", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."km" is null then 9223372036854775807 else "r"."km"::int8 end as _order from "caravan" r where "r"."unit_path"[4] = $1 and case when "r"."km" is null then 9223372036854775807 else "r"."km"::int8 end >= $2::int8 and case when "r"."km" is null then 9223372036854775807 else "r"."km"::int8 end <= $3::int8 and "r"."km" is not null order by case when "r"."km" is null then 9223372036854775807 else "r"."km"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- caravan_driver: as it stands
select r.id, r.version, "r"."name" as "name", "r"."caravan_id" as "caravanId", "r"."licence" as "licence", "r"."licence_to" as "licenceTo", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_driver" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_driver: sorted by licenceTo
select r.id, r.version, "r"."name" as "name", "r"."caravan_id" as "caravanId", "r"."licence" as "licence", "r"."licence_to" as "licenceTo", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."licence_to" as _order from "caravan_driver" r where "r"."unit_path"[4] = $1 order by "r"."licence_to" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan_driver: where licence
select r.id, r.version, "r"."name" as "name", "r"."caravan_id" as "caravanId", "r"."licence" as "licence", "r"."licence_to" as "licenceTo", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "caravan_driver" r where "r"."unit_path"[4] = $3 and "r"."licence" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_driver: where licenceTo
select r.id, r.version, "r"."name" as "name", "r"."caravan_id" as "caravanId", "r"."licence" as "licence", "r"."licence_to" as "licenceTo", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."licence_to" as _order from "caravan_driver" r where "r"."unit_path"[4] = $1 and "r"."licence_to" >= $2::date and "r"."licence_to" <= $3::date and "r"."licence_to" is not null order by "r"."licence_to" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- caravan_lodging: as it stands
select r.id, r.version, "r"."name" as "name", "r"."position" as "position", "r"."beds" as "beds", "r"."cost_fen" as "costFen", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_lodging" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- caravan_way: as it stands
select r.id, r.version, "r"."from_name" as "fromName", "r"."to_name" as "toName", "r"."minutes" as "minutes", "r"."km" as "km", "r"."both_ways" as "bothWays", "r"."passable" as "passable", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_way" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_way: where passable
select r.id, r.version, "r"."from_name" as "fromName", "r"."to_name" as "toName", "r"."minutes" as "minutes", "r"."km" as "km", "r"."both_ways" as "bothWays", "r"."passable" as "passable", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "caravan_way" r where "r"."unit_path"[4] = $2 and "r"."passable" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- caravan_rule: as it stands
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_rule" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_rule: sorted by value
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "caravan_rule" r where "r"."unit_path"[4] = $1 order by "r"."value" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan_rule: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "caravan_rule" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan_rule: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "caravan_rule" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan_rule: where measure
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "caravan_rule" r where "r"."unit_path"[4] = $3 and "r"."measure" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_rule: where value
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "caravan_rule" r where "r"."unit_path"[4] = $1 and "r"."value" >= $2::int8 and "r"."value" <= $3::int8 and "r"."value" is not null order by "r"."value" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_rule: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "caravan_rule" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_rule: where toOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "caravan_rule" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- caravan_request: as it stands
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_request" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_request: sorted by pupils
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."pupils" as _order from "caravan_request" r where "r"."unit_path"[4] = $1 order by "r"."pupils" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- caravan_request: sorted by firstOn
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "caravan_request" r where "r"."unit_path"[4] = $1 order by "r"."first_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- caravan_request: sorted by lastOn
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "caravan_request" r where "r"."unit_path"[4] = $1 order by "r"."last_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- caravan_request: sorted by onDay
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end as _order from "caravan_request" r where "r"."unit_path"[4] = $1 order by case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- caravan_request: sorted by dueOn
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "caravan_request" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- caravan_request: where state
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "caravan_request" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_request: where pupils
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."pupils" as _order from "caravan_request" r where "r"."unit_path"[4] = $1 and "r"."pupils" >= $2::int8 and "r"."pupils" <= $3::int8 and "r"."pupils" is not null order by "r"."pupils" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_request: where firstOn
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "caravan_request" r where "r"."unit_path"[4] = $1 and "r"."first_on" >= $2::date and "r"."first_on" <= $3::date and "r"."first_on" is not null order by "r"."first_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_request: where lastOn
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "caravan_request" r where "r"."unit_path"[4] = $1 and "r"."last_on" >= $2::date and "r"."last_on" <= $3::date and "r"."last_on" is not null order by "r"."last_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_request: where power
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "caravan_request" r where "r"."unit_path"[4] = $3 and case when "r"."power" is null then '' else "r"."power" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_request: where must
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "caravan_request" r where "r"."unit_path"[4] = $2 and case when "r"."must" is null then false else "r"."must" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_request: where onDay
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end as _order from "caravan_request" r where "r"."unit_path"[4] = $1 and case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end >= $2::date and case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end <= $3::date and "r"."on_day" is not null order by case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_request: where dueOn
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_request" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_request: where adviserName
select r.id, r.version, "r"."school" as "school", "r"."address" as "address", "r"."position" as "position", "r"."road" as "road", "r"."pupils" as "pupils", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."half" as "half", "r"."weekdays" as "weekdays", "r"."kit" as "kit", "r"."ground" as "ground", "r"."power" as "power", "r"."minutes" as "minutes", "r"."contact_name" as "contactName", "r"."must" as "must", "r"."tour_id" as "tourId", "r"."caravan_id" as "caravanId", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."present" as "present", "r"."verdict" as "verdict", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_request" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- caravan_tour: as it stands
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."duty" as "duty", "r"."hours" as "hours", "r"."weekends" as "weekends", "r"."extra_days" as "extraDays", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_tour" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_tour: sorted by fromOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."duty" as "duty", "r"."hours" as "hours", "r"."weekends" as "weekends", "r"."extra_days" as "extraDays", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "caravan_tour" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- caravan_tour: sorted by toOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."duty" as "duty", "r"."hours" as "hours", "r"."weekends" as "weekends", "r"."extra_days" as "extraDays", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."to_on" as _order from "caravan_tour" r where "r"."unit_path"[4] = $1 order by "r"."to_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- caravan_tour: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."duty" as "duty", "r"."hours" as "hours", "r"."weekends" as "weekends", "r"."extra_days" as "extraDays", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "caravan_tour" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- caravan_tour: where state
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."duty" as "duty", "r"."hours" as "hours", "r"."weekends" as "weekends", "r"."extra_days" as "extraDays", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "caravan_tour" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_tour: where fromOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."duty" as "duty", "r"."hours" as "hours", "r"."weekends" as "weekends", "r"."extra_days" as "extraDays", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "caravan_tour" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_tour: where toOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."duty" as "duty", "r"."hours" as "hours", "r"."weekends" as "weekends", "r"."extra_days" as "extraDays", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."to_on" as _order from "caravan_tour" r where "r"."unit_path"[4] = $1 and "r"."to_on" >= $2::date and "r"."to_on" <= $3::date and "r"."to_on" is not null order by "r"."to_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_tour: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."duty" as "duty", "r"."hours" as "hours", "r"."weekends" as "weekends", "r"."extra_days" as "extraDays", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_tour" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- caravan_tour: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."duty" as "duty", "r"."hours" as "hours", "r"."weekends" as "weekends", "r"."extra_days" as "extraDays", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_tour" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- caravan_trip: as it stands
select r.id, r.version, "r"."caravan_id" as "caravanId", "r"."request_id" as "requestId", "r"."on_day" as "onDay", "r"."arrive" as "arrive", "r"."leave" as "leave", "r"."km_from" as "kmFrom", "r"."km_to" as "kmTo", "r"."pupils" as "pupils", "r"."driver" as "driver", "r"."faults" as "faults", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "caravan_trip" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_trip: sorted by onDay
select r.id, r.version, "r"."caravan_id" as "caravanId", "r"."request_id" as "requestId", "r"."on_day" as "onDay", "r"."arrive" as "arrive", "r"."leave" as "leave", "r"."km_from" as "kmFrom", "r"."km_to" as "kmTo", "r"."pupils" as "pupils", "r"."driver" as "driver", "r"."faults" as "faults", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "caravan_trip" r where "r"."unit_path"[4] = $1 order by "r"."on_day" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan_trip: sorted by kmFrom
select r.id, r.version, "r"."caravan_id" as "caravanId", "r"."request_id" as "requestId", "r"."on_day" as "onDay", "r"."arrive" as "arrive", "r"."leave" as "leave", "r"."km_from" as "kmFrom", "r"."km_to" as "kmTo", "r"."pupils" as "pupils", "r"."driver" as "driver", "r"."faults" as "faults", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."km_from" as _order from "caravan_trip" r where "r"."unit_path"[4] = $1 order by "r"."km_from" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan_trip: sorted by kmTo
select r.id, r.version, "r"."caravan_id" as "caravanId", "r"."request_id" as "requestId", "r"."on_day" as "onDay", "r"."arrive" as "arrive", "r"."leave" as "leave", "r"."km_from" as "kmFrom", "r"."km_to" as "kmTo", "r"."pupils" as "pupils", "r"."driver" as "driver", "r"."faults" as "faults", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."km_to" as _order from "caravan_trip" r where "r"."unit_path"[4] = $1 order by "r"."km_to" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- caravan_trip: where onDay
select r.id, r.version, "r"."caravan_id" as "caravanId", "r"."request_id" as "requestId", "r"."on_day" as "onDay", "r"."arrive" as "arrive", "r"."leave" as "leave", "r"."km_from" as "kmFrom", "r"."km_to" as "kmTo", "r"."pupils" as "pupils", "r"."driver" as "driver", "r"."faults" as "faults", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "caravan_trip" r where "r"."unit_path"[4] = $1 and "r"."on_day" >= $2::date and "r"."on_day" <= $3::date and "r"."on_day" is not null order by "r"."on_day" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_trip: where kmFrom
select r.id, r.version, "r"."caravan_id" as "caravanId", "r"."request_id" as "requestId", "r"."on_day" as "onDay", "r"."arrive" as "arrive", "r"."leave" as "leave", "r"."km_from" as "kmFrom", "r"."km_to" as "kmTo", "r"."pupils" as "pupils", "r"."driver" as "driver", "r"."faults" as "faults", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."km_from" as _order from "caravan_trip" r where "r"."unit_path"[4] = $1 and "r"."km_from" >= $2::int8 and "r"."km_from" <= $3::int8 and "r"."km_from" is not null order by "r"."km_from" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- caravan_trip: where kmTo
select r.id, r.version, "r"."caravan_id" as "caravanId", "r"."request_id" as "requestId", "r"."on_day" as "onDay", "r"."arrive" as "arrive", "r"."leave" as "leave", "r"."km_from" as "kmFrom", "r"."km_to" as "kmTo", "r"."pupils" as "pupils", "r"."driver" as "driver", "r"."faults" as "faults", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."km_to" as _order from "caravan_trip" r where "r"."unit_path"[4] = $1 and "r"."km_to" >= $2::int8 and "r"."km_to" <= $3::int8 and "r"."km_to" is not null order by "r"."km_to" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- fair: as it stands
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."place" as "place", "r"."hours" as "hours", "r"."slot_minutes" as "slotMinutes", "r"."reviews_each" as "reviewsEach", "r"."spread_most" as "spreadMost", "r"."publicity_days" as "publicityDays", "r"."source" as "source", "r"."seats" as "seats", "r"."previous_id" as "previousId", "r"."publicity_on" as "publicityOn", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair: sorted by fromOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."place" as "place", "r"."hours" as "hours", "r"."slot_minutes" as "slotMinutes", "r"."reviews_each" as "reviewsEach", "r"."spread_most" as "spreadMost", "r"."publicity_days" as "publicityDays", "r"."source" as "source", "r"."seats" as "seats", "r"."previous_id" as "previousId", "r"."publicity_on" as "publicityOn", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "fair" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."place" as "place", "r"."hours" as "hours", "r"."slot_minutes" as "slotMinutes", "r"."reviews_each" as "reviewsEach", "r"."spread_most" as "spreadMost", "r"."publicity_days" as "publicityDays", "r"."source" as "source", "r"."seats" as "seats", "r"."previous_id" as "previousId", "r"."publicity_on" as "publicityOn", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fair" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair: where state
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."place" as "place", "r"."hours" as "hours", "r"."slot_minutes" as "slotMinutes", "r"."reviews_each" as "reviewsEach", "r"."spread_most" as "spreadMost", "r"."publicity_days" as "publicityDays", "r"."source" as "source", "r"."seats" as "seats", "r"."previous_id" as "previousId", "r"."publicity_on" as "publicityOn", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair: where fromOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."place" as "place", "r"."hours" as "hours", "r"."slot_minutes" as "slotMinutes", "r"."reviews_each" as "reviewsEach", "r"."spread_most" as "spreadMost", "r"."publicity_days" as "publicityDays", "r"."source" as "source", "r"."seats" as "seats", "r"."previous_id" as "previousId", "r"."publicity_on" as "publicityOn", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "fair" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."place" as "place", "r"."hours" as "hours", "r"."slot_minutes" as "slotMinutes", "r"."reviews_each" as "reviewsEach", "r"."spread_most" as "spreadMost", "r"."publicity_days" as "publicityDays", "r"."source" as "source", "r"."seats" as "seats", "r"."previous_id" as "previousId", "r"."publicity_on" as "publicityOn", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."place" as "place", "r"."hours" as "hours", "r"."slot_minutes" as "slotMinutes", "r"."reviews_each" as "reviewsEach", "r"."spread_most" as "spreadMost", "r"."publicity_days" as "publicityDays", "r"."source" as "source", "r"."seats" as "seats", "r"."previous_id" as "previousId", "r"."publicity_on" as "publicityOn", "r"."plan_id" as "planId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fair_project: as it stands
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_project" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_project: sorted by score
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."score" is null then 9223372036854775807 else "r"."score"::int8 end as _order from "fair_project" r where "r"."unit_path"[4] = $1 order by case when "r"."score" is null then 9223372036854775807 else "r"."score"::int8 end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair_project: sorted by spread
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."spread" is null then 9223372036854775807 else "r"."spread"::int8 end as _order from "fair_project" r where "r"."unit_path"[4] = $1 order by case when "r"."spread" is null then 9223372036854775807 else "r"."spread"::int8 end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair_project: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fair_project" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair_project: where state
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_project" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_project: where fairId
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fair_id" as _order from "fair_project" r where "r"."unit_path"[4] = $1 and "r"."fair_id" = $2::int8 order by "r"."fair_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_project: where kind
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_project" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_project: where zoneId
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."zone_id" is null then 9223372036854775807 else "r"."zone_id"::int8 end as _order from "fair_project" r where "r"."unit_path"[4] = $1 and case when "r"."zone_id" is null then 9223372036854775807 else "r"."zone_id"::int8 end = $2::int8 order by case when "r"."zone_id" is null then 9223372036854775807 else "r"."zone_id"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_project: where score
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."score" is null then 9223372036854775807 else "r"."score"::int8 end as _order from "fair_project" r where "r"."unit_path"[4] = $1 and case when "r"."score" is null then 9223372036854775807 else "r"."score"::int8 end >= $2::int8 and case when "r"."score" is null then 9223372036854775807 else "r"."score"::int8 end <= $3::int8 and "r"."score" is not null order by case when "r"."score" is null then 9223372036854775807 else "r"."score"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_project: where spread
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."spread" is null then 9223372036854775807 else "r"."spread"::int8 end as _order from "fair_project" r where "r"."unit_path"[4] = $1 and case when "r"."spread" is null then 9223372036854775807 else "r"."spread"::int8 end >= $2::int8 and case when "r"."spread" is null then 9223372036854775807 else "r"."spread"::int8 end <= $3::int8 and "r"."spread" is not null order by case when "r"."spread" is null then 9223372036854775807 else "r"."spread"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_project: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_project" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_project: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."fair_id" as "fairId", "r"."kind" as "kind", "r"."zone_id" as "zoneId", "r"."field" as "field", "r"."owner" as "owner", "r"."owner_former" as "ownerFormer", "r"."owner_parents" as "ownerParents", "r"."contact_name" as "contactName", "r"."repeat_why" as "repeatWhy", "r"."like_id" as "likeId", "r"."sent_by" as "sentBy", "r"."checked_on" as "checkedOn", "r"."score" as "score", "r"."spread" as "spread", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_project" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fair_expert: as it stands
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."employer_former" as "employerFormer", "r"."employer_parents" as "employerParents", "r"."avoids" as "avoids", "r"."field" as "field", "r"."most" as "most", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_expert" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_expert: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."employer_former" as "employerFormer", "r"."employer_parents" as "employerParents", "r"."avoids" as "avoids", "r"."field" as "field", "r"."most" as "most", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fair_expert" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair_expert: where state
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."employer_former" as "employerFormer", "r"."employer_parents" as "employerParents", "r"."avoids" as "avoids", "r"."field" as "field", "r"."most" as "most", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_expert" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_expert: where fairId
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."employer_former" as "employerFormer", "r"."employer_parents" as "employerParents", "r"."avoids" as "avoids", "r"."field" as "field", "r"."most" as "most", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fair_id" as _order from "fair_expert" r where "r"."unit_path"[4] = $1 and "r"."fair_id" = $2::int8 order by "r"."fair_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_expert: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."employer_former" as "employerFormer", "r"."employer_parents" as "employerParents", "r"."avoids" as "avoids", "r"."field" as "field", "r"."most" as "most", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_expert" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_expert: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."employer_former" as "employerFormer", "r"."employer_parents" as "employerParents", "r"."avoids" as "avoids", "r"."field" as "field", "r"."most" as "most", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_expert" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fair_party: as it stands
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."side" as "side", "r"."project_id" as "projectId", "r"."zone_id" as "zoneId", "r"."offers" as "offers", "r"."hours" as "hours", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_party" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_party: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."side" as "side", "r"."project_id" as "projectId", "r"."zone_id" as "zoneId", "r"."offers" as "offers", "r"."hours" as "hours", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fair_party" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair_party: where state
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."side" as "side", "r"."project_id" as "projectId", "r"."zone_id" as "zoneId", "r"."offers" as "offers", "r"."hours" as "hours", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_party" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_party: where fairId
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."side" as "side", "r"."project_id" as "projectId", "r"."zone_id" as "zoneId", "r"."offers" as "offers", "r"."hours" as "hours", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fair_id" as _order from "fair_party" r where "r"."unit_path"[4] = $1 and "r"."fair_id" = $2::int8 order by "r"."fair_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_party: where side
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."side" as "side", "r"."project_id" as "projectId", "r"."zone_id" as "zoneId", "r"."offers" as "offers", "r"."hours" as "hours", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_party" r where "r"."unit_path"[4] = $3 and "r"."side" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_party: where zoneId
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."side" as "side", "r"."project_id" as "projectId", "r"."zone_id" as "zoneId", "r"."offers" as "offers", "r"."hours" as "hours", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."zone_id" is null then 9223372036854775807 else "r"."zone_id"::int8 end as _order from "fair_party" r where "r"."unit_path"[4] = $1 and case when "r"."zone_id" is null then 9223372036854775807 else "r"."zone_id"::int8 end = $2::int8 order by case when "r"."zone_id" is null then 9223372036854775807 else "r"."zone_id"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_party: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."side" as "side", "r"."project_id" as "projectId", "r"."zone_id" as "zoneId", "r"."offers" as "offers", "r"."hours" as "hours", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_party" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_party: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."side" as "side", "r"."project_id" as "projectId", "r"."zone_id" as "zoneId", "r"."offers" as "offers", "r"."hours" as "hours", "r"."contact_name" as "contactName", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_party" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fair_guest: as it stands
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."kind" as "kind", "r"."party_id" as "partyId", "r"."standing" as "standing", "r"."badge_no" as "badgeNo", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_guest" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fair_guest: where fairId
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."kind" as "kind", "r"."party_id" as "partyId", "r"."standing" as "standing", "r"."badge_no" as "badgeNo", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fair_id" as _order from "fair_guest" r where "r"."unit_path"[4] = $1 and "r"."fair_id" = $2::int8 order by "r"."fair_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fair_guest: where kind
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."kind" as "kind", "r"."party_id" as "partyId", "r"."standing" as "standing", "r"."badge_no" as "badgeNo", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_guest" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fair_guest: where standing
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."employer" as "employer", "r"."kind" as "kind", "r"."party_id" as "partyId", "r"."standing" as "standing", "r"."badge_no" as "badgeNo", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_guest" r where "r"."unit_path"[4] = $3 and "r"."standing" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- fair_talk: as it stands
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_talk" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_talk: sorted by onDay
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end as _order from "fair_talk" r where "r"."unit_path"[4] = $1 order by case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair_talk: sorted by dueOn
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fair_talk" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair_talk: where state
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_talk" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_talk: where fairId
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fair_id" as _order from "fair_talk" r where "r"."unit_path"[4] = $1 and "r"."fair_id" = $2::int8 order by "r"."fair_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_talk: where weight
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_talk" r where "r"."unit_path"[4] = $3 and "r"."weight" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_talk: where cause
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_talk" r where "r"."unit_path"[4] = $3 and case when "r"."cause" is null then '' else "r"."cause" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_talk: where onDay
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end as _order from "fair_talk" r where "r"."unit_path"[4] = $1 and case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end >= $2::date and case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end <= $3::date and "r"."on_day" is not null order by case when "r"."on_day" is null then 'infinity'::date else "r"."on_day" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_talk: where dueOn
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_talk" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_talk: where adviserName
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."from_id" as "fromId", "r"."with_id" as "withId", "r"."weight" as "weight", "r"."online" as "online", "r"."fixed_at" as "fixedAt", "r"."cause" as "cause", "r"."mutual" as "mutual", "r"."on_day" as "onDay", "r"."from_time" as "fromTime", "r"."to_time" as "toTime", "r"."zone_id" as "zoneId", "r"."table_no" as "tableNo", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_talk" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fair_question: as it stands
select r.id, r.version, "r"."text" as "text", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."shown_as" as "shownAs", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_question" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_question: sorted by dueOn
select r.id, r.version, "r"."text" as "text", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."shown_as" as "shownAs", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fair_question" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair_question: where state
select r.id, r.version, "r"."text" as "text", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."shown_as" as "shownAs", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_question" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_question: where fairId
select r.id, r.version, "r"."text" as "text", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."shown_as" as "shownAs", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fair_id" as _order from "fair_question" r where "r"."unit_path"[4] = $1 and "r"."fair_id" = $2::int8 order by "r"."fair_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_question: where dueOn
select r.id, r.version, "r"."text" as "text", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."shown_as" as "shownAs", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_question" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_question: where adviserName
select r.id, r.version, "r"."text" as "text", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."shown_as" as "shownAs", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_question" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fair_objection: as it stands
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."name" as "name", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_objection" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_objection: sorted by dueOn
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."name" as "name", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fair_objection" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fair_objection: where state
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."name" as "name", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fair_objection" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_objection: where fairId
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."name" as "name", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fair_id" as _order from "fair_objection" r where "r"."unit_path"[4] = $1 and "r"."fair_id" = $2::int8 order by "r"."fair_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_objection: where dueOn
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."name" as "name", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_objection" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fair_objection: where adviserName
select r.id, r.version, "r"."about" as "about", "r"."fair_id" as "fairId", "r"."project_id" as "projectId", "r"."name" as "name", "r"."answered_by" as "answeredBy", "r"."answered_on" as "answeredOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_objection" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fair_zone: as it stands
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."place" as "place", "r"."tables" as "tables", "r"."lead" as "lead", "r"."stream" as "stream", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_zone" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- fair_zone: where fairId
select r.id, r.version, "r"."name" as "name", "r"."fair_id" as "fairId", "r"."place" as "place", "r"."tables" as "tables", "r"."lead" as "lead", "r"."stream" as "stream", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."fair_id" as _order from "fair_zone" r where "r"."unit_path"[4] = $1 and "r"."fair_id" = $2::int8 order by "r"."fair_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- fair_template: as it stands
select r.id, r.version, "r"."name" as "name", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fair_template" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- congress: as it stands
select r.id, r.version, "r"."title" as "title", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."nominate_until" as "nominateUntil", "r"."publicity_days" as "publicityDays", "r"."object_to" as "objectTo", "r"."quorum" as "quorum", "r"."majority" as "majority", "r"."method" as "method", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."term_until" as "termUntil", "r"."published_on" as "publishedOn", "r"."seated_on" as "seatedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress: sorted by heldOn
select r.id, r.version, "r"."title" as "title", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."nominate_until" as "nominateUntil", "r"."publicity_days" as "publicityDays", "r"."object_to" as "objectTo", "r"."quorum" as "quorum", "r"."majority" as "majority", "r"."method" as "method", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."term_until" as "termUntil", "r"."published_on" as "publishedOn", "r"."seated_on" as "seatedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end as _order from "congress" r where "r"."unit_path"[4] = $1 order by case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress: sorted by termUntil
select r.id, r.version, "r"."title" as "title", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."nominate_until" as "nominateUntil", "r"."publicity_days" as "publicityDays", "r"."object_to" as "objectTo", "r"."quorum" as "quorum", "r"."majority" as "majority", "r"."method" as "method", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."term_until" as "termUntil", "r"."published_on" as "publishedOn", "r"."seated_on" as "seatedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."term_until" is null then 'infinity'::date else "r"."term_until" end as _order from "congress" r where "r"."unit_path"[4] = $1 order by case when "r"."term_until" is null then 'infinity'::date else "r"."term_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."nominate_until" as "nominateUntil", "r"."publicity_days" as "publicityDays", "r"."object_to" as "objectTo", "r"."quorum" as "quorum", "r"."majority" as "majority", "r"."method" as "method", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."term_until" as "termUntil", "r"."published_on" as "publishedOn", "r"."seated_on" as "seatedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "congress" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress: where state
select r.id, r.version, "r"."title" as "title", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."nominate_until" as "nominateUntil", "r"."publicity_days" as "publicityDays", "r"."object_to" as "objectTo", "r"."quorum" as "quorum", "r"."majority" as "majority", "r"."method" as "method", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."term_until" as "termUntil", "r"."published_on" as "publishedOn", "r"."seated_on" as "seatedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress: where heldOn
select r.id, r.version, "r"."title" as "title", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."nominate_until" as "nominateUntil", "r"."publicity_days" as "publicityDays", "r"."object_to" as "objectTo", "r"."quorum" as "quorum", "r"."majority" as "majority", "r"."method" as "method", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."term_until" as "termUntil", "r"."published_on" as "publishedOn", "r"."seated_on" as "seatedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end as _order from "congress" r where "r"."unit_path"[4] = $1 and case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end >= $2::date and case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end <= $3::date and "r"."held_on" is not null order by case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress: where termUntil
select r.id, r.version, "r"."title" as "title", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."nominate_until" as "nominateUntil", "r"."publicity_days" as "publicityDays", "r"."object_to" as "objectTo", "r"."quorum" as "quorum", "r"."majority" as "majority", "r"."method" as "method", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."term_until" as "termUntil", "r"."published_on" as "publishedOn", "r"."seated_on" as "seatedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."term_until" is null then 'infinity'::date else "r"."term_until" end as _order from "congress" r where "r"."unit_path"[4] = $1 and case when "r"."term_until" is null then 'infinity'::date else "r"."term_until" end >= $2::date and case when "r"."term_until" is null then 'infinity'::date else "r"."term_until" end <= $3::date and "r"."term_until" is not null order by case when "r"."term_until" is null then 'infinity'::date else "r"."term_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."nominate_until" as "nominateUntil", "r"."publicity_days" as "publicityDays", "r"."object_to" as "objectTo", "r"."quorum" as "quorum", "r"."majority" as "majority", "r"."method" as "method", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."term_until" as "termUntil", "r"."published_on" as "publishedOn", "r"."seated_on" as "seatedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."nominate_until" as "nominateUntil", "r"."publicity_days" as "publicityDays", "r"."object_to" as "objectTo", "r"."quorum" as "quorum", "r"."majority" as "majority", "r"."method" as "method", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."term_until" as "termUntil", "r"."published_on" as "publishedOn", "r"."seated_on" as "seatedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- congress_delegation: as it stands
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_delegation: sorted by seats
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."seats" as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 order by "r"."seats" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_delegation: sorted by untilOn
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."until_on" as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 order by "r"."until_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_delegation: sorted by electedOn
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."elected_on" is null then 'infinity'::date else "r"."elected_on" end as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 order by case when "r"."elected_on" is null then 'infinity'::date else "r"."elected_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_delegation: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_delegation: where state
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_delegation" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_delegation: where congressId
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."congress_id" as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 and "r"."congress_id" = $2::int8 order by "r"."congress_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_delegation: where sector
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_delegation" r where "r"."unit_path"[4] = $3 and "r"."sector" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_delegation: where seats
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."seats" as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 and "r"."seats" >= $2::int8 and "r"."seats" <= $3::int8 and "r"."seats" is not null order by "r"."seats" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_delegation: where untilOn
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."until_on" as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 and "r"."until_on" >= $2::date and "r"."until_on" <= $3::date and "r"."until_on" is not null order by "r"."until_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_delegation: where electedOn
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."elected_on" is null then 'infinity'::date else "r"."elected_on" end as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 and case when "r"."elected_on" is null then 'infinity'::date else "r"."elected_on" end >= $2::date and case when "r"."elected_on" is null then 'infinity'::date else "r"."elected_on" end <= $3::date and "r"."elected_on" is not null order by case when "r"."elected_on" is null then 'infinity'::date else "r"."elected_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_delegation: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_delegation: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."name" as "name", "r"."congress_id" as "congressId", "r"."issuer_id" as "issuerId", "r"."sector" as "sector", "r"."seats" as "seats", "r"."age_on" as "ageOn", "r"."until_on" as "untilOn", "r"."elected_on" as "electedOn", "r"."election_body" as "electionBody", "r"."due" as "due", "r"."present" as "present", "r"."vote_id" as "voteId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_delegation" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- congress_nominee: as it stands
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: sorted by bornOn
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."born_on" as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 order by "r"."born_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_nominee: sorted by rank
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."rank" is null then 9223372036854775807 else "r"."rank"::int8 end as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 order by case when "r"."rank" is null then 9223372036854775807 else "r"."rank"::int8 end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_nominee: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_nominee: where state
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_nominee" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where sex
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_nominee" r where "r"."unit_path"[4] = $3 and "r"."sex" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where bornOn
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."born_on" as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 and "r"."born_on" >= $2::date and "r"."born_on" <= $3::date and "r"."born_on" is not null order by "r"."born_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where party
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_nominee" r where "r"."unit_path"[4] = $3 and "r"."party" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where senior
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_nominee" r where "r"."unit_path"[4] = $2 and case when "r"."senior" is null then false else "r"."senior" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where frontLine
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_nominee" r where "r"."unit_path"[4] = $2 and case when "r"."front_line" is null then false else "r"."front_line" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where newFace
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_nominee" r where "r"."unit_path"[4] = $2 and case when "r"."new_face" is null then false else "r"."new_face" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where rank
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."rank" is null then 9223372036854775807 else "r"."rank"::int8 end as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 and case when "r"."rank" is null then 9223372036854775807 else "r"."rank"::int8 end >= $2::int8 and case when "r"."rank" is null then 9223372036854775807 else "r"."rank"::int8 end <= $3::int8 and "r"."rank" is not null order by case when "r"."rank" is null then 9223372036854775807 else "r"."rank"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where congressId
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."congress_id" is null then 9223372036854775807 else "r"."congress_id"::int8 end as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 and case when "r"."congress_id" is null then 9223372036854775807 else "r"."congress_id"::int8 end = $2::int8 order by case when "r"."congress_id" is null then 9223372036854775807 else "r"."congress_id"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where delegationId
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."delegation_id" is null then 9223372036854775807 else "r"."delegation_id"::int8 end as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 and case when "r"."delegation_id" is null then 9223372036854775807 else "r"."delegation_id"::int8 end = $2::int8 order by case when "r"."delegation_id" is null then 9223372036854775807 else "r"."delegation_id"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_nominee: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."from_unit" as "fromUnit", "r"."sex" as "sex", "r"."born_on" as "bornOn", "r"."nation" as "nation", "r"."party" as "party", "r"."employer" as "employer", "r"."post" as "post", "r"."academic_title" as "academicTitle", "r"."senior" as "senior", "r"."front_line" as "frontLine", "r"."new_face" as "newFace", "r"."rank" as "rank", "r"."votes_for" as "votesFor", "r"."consent_on" as "consentOn", "r"."taken_from" as "takenFrom", "r"."congress_id" as "congressId", "r"."delegation_id" as "delegationId", "r"."issuer_id" as "issuerId", "r"."replaces_id" as "replacesId", "r"."seat_no" as "seatNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_nominee" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- congress_objection: as it stands
select r.id, r.version, "r"."title" as "title", "r"."nominee_id" as "nomineeId", "r"."received_on" as "receivedOn", "r"."sender" as "sender", "r"."outcome" as "outcome", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_objection" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_objection: sorted by receivedOn
select r.id, r.version, "r"."title" as "title", "r"."nominee_id" as "nomineeId", "r"."received_on" as "receivedOn", "r"."sender" as "sender", "r"."outcome" as "outcome", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."received_on" as _order from "congress_objection" r where "r"."unit_path"[4] = $1 order by "r"."received_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_objection: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."nominee_id" as "nomineeId", "r"."received_on" as "receivedOn", "r"."sender" as "sender", "r"."outcome" as "outcome", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "congress_objection" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_objection: where state
select r.id, r.version, "r"."title" as "title", "r"."nominee_id" as "nomineeId", "r"."received_on" as "receivedOn", "r"."sender" as "sender", "r"."outcome" as "outcome", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_objection" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_objection: where nomineeId
select r.id, r.version, "r"."title" as "title", "r"."nominee_id" as "nomineeId", "r"."received_on" as "receivedOn", "r"."sender" as "sender", "r"."outcome" as "outcome", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."nominee_id" as _order from "congress_objection" r where "r"."unit_path"[4] = $1 and "r"."nominee_id" = $2::int8 order by "r"."nominee_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_objection: where receivedOn
select r.id, r.version, "r"."title" as "title", "r"."nominee_id" as "nomineeId", "r"."received_on" as "receivedOn", "r"."sender" as "sender", "r"."outcome" as "outcome", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."received_on" as _order from "congress_objection" r where "r"."unit_path"[4] = $1 and "r"."received_on" >= $2::date and "r"."received_on" <= $3::date and "r"."received_on" is not null order by "r"."received_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_objection: where outcome
select r.id, r.version, "r"."title" as "title", "r"."nominee_id" as "nomineeId", "r"."received_on" as "receivedOn", "r"."sender" as "sender", "r"."outcome" as "outcome", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_objection" r where "r"."unit_path"[4] = $3 and case when "r"."outcome" is null then '' else "r"."outcome" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_objection: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."nominee_id" as "nomineeId", "r"."received_on" as "receivedOn", "r"."sender" as "sender", "r"."outcome" as "outcome", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_objection" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_objection: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."nominee_id" as "nomineeId", "r"."received_on" as "receivedOn", "r"."sender" as "sender", "r"."outcome" as "outcome", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_objection" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- congress_election: as it stands
select r.id, r.version, "r"."title" as "title", "r"."congress_id" as "congressId", "r"."seats" as "seats", "r"."more_percent" as "morePercent", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."due" as "due", "r"."present" as "present", "r"."issued" as "issued", "r"."returned" as "returned", "r"."valid" as "valid", "r"."vote_id" as "voteId", "r"."candidates" as "candidates", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_election" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_election: sorted by heldOn
select r.id, r.version, "r"."title" as "title", "r"."congress_id" as "congressId", "r"."seats" as "seats", "r"."more_percent" as "morePercent", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."due" as "due", "r"."present" as "present", "r"."issued" as "issued", "r"."returned" as "returned", "r"."valid" as "valid", "r"."vote_id" as "voteId", "r"."candidates" as "candidates", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end as _order from "congress_election" r where "r"."unit_path"[4] = $1 order by case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_election: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."congress_id" as "congressId", "r"."seats" as "seats", "r"."more_percent" as "morePercent", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."due" as "due", "r"."present" as "present", "r"."issued" as "issued", "r"."returned" as "returned", "r"."valid" as "valid", "r"."vote_id" as "voteId", "r"."candidates" as "candidates", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "congress_election" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_election: where state
select r.id, r.version, "r"."title" as "title", "r"."congress_id" as "congressId", "r"."seats" as "seats", "r"."more_percent" as "morePercent", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."due" as "due", "r"."present" as "present", "r"."issued" as "issued", "r"."returned" as "returned", "r"."valid" as "valid", "r"."vote_id" as "voteId", "r"."candidates" as "candidates", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_election" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_election: where congressId
select r.id, r.version, "r"."title" as "title", "r"."congress_id" as "congressId", "r"."seats" as "seats", "r"."more_percent" as "morePercent", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."due" as "due", "r"."present" as "present", "r"."issued" as "issued", "r"."returned" as "returned", "r"."valid" as "valid", "r"."vote_id" as "voteId", "r"."candidates" as "candidates", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."congress_id" as _order from "congress_election" r where "r"."unit_path"[4] = $1 and "r"."congress_id" = $2::int8 order by "r"."congress_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_election: where heldOn
select r.id, r.version, "r"."title" as "title", "r"."congress_id" as "congressId", "r"."seats" as "seats", "r"."more_percent" as "morePercent", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."due" as "due", "r"."present" as "present", "r"."issued" as "issued", "r"."returned" as "returned", "r"."valid" as "valid", "r"."vote_id" as "voteId", "r"."candidates" as "candidates", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end as _order from "congress_election" r where "r"."unit_path"[4] = $1 and case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end >= $2::date and case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end <= $3::date and "r"."held_on" is not null order by case when "r"."held_on" is null then 'infinity'::date else "r"."held_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_election: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."congress_id" as "congressId", "r"."seats" as "seats", "r"."more_percent" as "morePercent", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."due" as "due", "r"."present" as "present", "r"."issued" as "issued", "r"."returned" as "returned", "r"."valid" as "valid", "r"."vote_id" as "voteId", "r"."candidates" as "candidates", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_election" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_election: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."congress_id" as "congressId", "r"."seats" as "seats", "r"."more_percent" as "morePercent", "r"."source" as "source", "r"."held_on" as "heldOn", "r"."due" as "due", "r"."present" as "present", "r"."issued" as "issued", "r"."returned" as "returned", "r"."valid" as "valid", "r"."vote_id" as "voteId", "r"."candidates" as "candidates", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_election" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- congress_proposal: as it stands
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_proposal: sorted by receivedOn
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."received_on" as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 order by "r"."received_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_proposal: sorted by replyBy
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."reply_by" is null then 'infinity'::date else "r"."reply_by" end as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 order by case when "r"."reply_by" is null then 'infinity'::date else "r"."reply_by" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_proposal: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- congress_proposal: where state
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_proposal" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_proposal: where delegateId
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."delegate_id" as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 and "r"."delegate_id" = $2::int8 order by "r"."delegate_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_proposal: where receivedOn
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."received_on" as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 and "r"."received_on" >= $2::date and "r"."received_on" <= $3::date and "r"."received_on" is not null order by "r"."received_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_proposal: where withId
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."with_id" is null then 9223372036854775807 else "r"."with_id"::int8 end as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 and case when "r"."with_id" is null then 9223372036854775807 else "r"."with_id"::int8 end = $2::int8 order by case when "r"."with_id" is null then 9223372036854775807 else "r"."with_id"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_proposal: where answerCode
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_proposal" r where "r"."unit_path"[4] = $3 and case when "r"."answer_code" is null then '' else "r"."answer_code" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_proposal: where replyBy
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."reply_by" is null then 'infinity'::date else "r"."reply_by" end as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 and case when "r"."reply_by" is null then 'infinity'::date else "r"."reply_by" end >= $2::date and case when "r"."reply_by" is null then 'infinity'::date else "r"."reply_by" end <= $3::date and "r"."reply_by" is not null order by case when "r"."reply_by" is null then 'infinity'::date else "r"."reply_by" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_proposal: where inTime
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "congress_proposal" r where "r"."unit_path"[4] = $2 and case when "r"."in_time" is null then false else "r"."in_time" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_proposal: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- congress_proposal: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."received_on" as "receivedOn", "r"."lead_office" as "leadOffice", "r"."joint_offices" as "jointOffices", "r"."with_id" as "withId", "r"."answer_code" as "answerCode", "r"."letter_no" as "letterNo", "r"."taken_on" as "takenOn", "r"."reply_by" as "replyBy", "r"."extended" as "extended", "r"."answered_on" as "answeredOn", "r"."in_time" as "inTime", "r"."replies" as "replies", "r"."basis" as "basis", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_proposal" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- congress_contact: as it stands
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."on_day" as "onDay", "r"."place" as "place", "r"."met" as "met", "r"."proposal_id" as "proposalId", "r"."came_of" as "cameOf", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "congress_contact" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- congress_contact: sorted by onDay
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."on_day" as "onDay", "r"."place" as "place", "r"."met" as "met", "r"."proposal_id" as "proposalId", "r"."came_of" as "cameOf", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "congress_contact" r where "r"."unit_path"[4] = $1 order by "r"."on_day" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- congress_contact: where delegateId
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."on_day" as "onDay", "r"."place" as "place", "r"."met" as "met", "r"."proposal_id" as "proposalId", "r"."came_of" as "cameOf", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."delegate_id" as _order from "congress_contact" r where "r"."unit_path"[4] = $1 and "r"."delegate_id" = $2::int8 order by "r"."delegate_id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- congress_contact: where onDay
select r.id, r.version, "r"."title" as "title", "r"."delegate_id" as "delegateId", "r"."on_day" as "onDay", "r"."place" as "place", "r"."met" as "met", "r"."proposal_id" as "proposalId", "r"."came_of" as "cameOf", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "congress_contact" r where "r"."unit_path"[4] = $1 and "r"."on_day" >= $2::date and "r"."on_day" <= $3::date and "r"."on_day" is not null order by "r"."on_day" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- society: as it stands
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "society" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- society: sorted by foundedOn
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."founded_on" as _order from "society" r where "r"."unit_path"[4] = $1 order by "r"."founded_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- society: sorted by termTo
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."term_to" as _order from "society" r where "r"."unit_path"[4] = $1 order by "r"."term_to" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- society: sorted by sentOn
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."sent_on" is null then 'infinity'::date else "r"."sent_on" end as _order from "society" r where "r"."unit_path"[4] = $1 order by case when "r"."sent_on" is null then 'infinity'::date else "r"."sent_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- society: sorted by reviewedUntil
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end as _order from "society" r where "r"."unit_path"[4] = $1 order by case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- society: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "society" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- society: where state
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "society" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- society: where level
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "society" r where "r"."unit_path"[4] = $3 and "r"."level" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- society: where foundedOn
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."founded_on" as _order from "society" r where "r"."unit_path"[4] = $1 and "r"."founded_on" >= $2::date and "r"."founded_on" <= $3::date and "r"."founded_on" is not null order by "r"."founded_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- society: where termTo
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."term_to" as _order from "society" r where "r"."unit_path"[4] = $1 and "r"."term_to" >= $2::date and "r"."term_to" <= $3::date and "r"."term_to" is not null order by "r"."term_to" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- society: where partyBody
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "society" r where "r"."unit_path"[4] = $3 and "r"."party_body" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- society: where sentOn
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."sent_on" is null then 'infinity'::date else "r"."sent_on" end as _order from "society" r where "r"."unit_path"[4] = $1 and case when "r"."sent_on" is null then 'infinity'::date else "r"."sent_on" end >= $2::date and case when "r"."sent_on" is null then 'infinity'::date else "r"."sent_on" end <= $3::date and "r"."sent_on" is not null order by case when "r"."sent_on" is null then 'infinity'::date else "r"."sent_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- society: where reviewedUntil
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end as _order from "society" r where "r"."unit_path"[4] = $1 and case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end >= $2::date and case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end <= $3::date and "r"."reviewed_until" is not null order by case when "r"."reviewed_until" is null then 'infinity'::date else "r"."reviewed_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- society: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "society" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- society: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."credit_code" as "creditCode", "r"."level" as "level", "r"."registry" as "registry", "r"."registered_number" as "registeredNumber", "r"."founded_on" as "foundedOn", "r"."superior" as "superior", "r"."seat" as "seat", "r"."legal_person" as "legalPerson", "r"."secretary" as "secretary", "r"."secretary_full_time" as "secretaryFullTime", "r"."term_number" as "termNumber", "r"."term_from" as "termFrom", "r"."term_to" as "termTo", "r"."council" as "council", "r"."standing_council" as "standingCouncil", "r"."members_personal" as "membersPersonal", "r"."members_units" as "membersUnits", "r"."party_body" as "partyBody", "r"."party_reason" as "partyReason", "r"."has_account" as "hasAccount", "r"."grade" as "grade", "r"."grade_to" as "gradeTo", "r"."sent_on" as "sentOn", "r"."reviewed_until" as "reviewedUntil", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "society" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- term_change: as it stands
select r.id, r.version, "r"."name" as "name", "r"."society_id" as "societyId", "r"."ends_on" as "endsOn", "r"."delayed_to" as "delayedTo", "r"."congress_on" as "congressOn", "r"."new_number" as "newNumber", "r"."new_to" as "newTo", "r"."new_legal_person" as "newLegalPerson", "r"."step_due_on" as "stepDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "term_change" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- term_change: sorted by endsOn
select r.id, r.version, "r"."name" as "name", "r"."society_id" as "societyId", "r"."ends_on" as "endsOn", "r"."delayed_to" as "delayedTo", "r"."congress_on" as "congressOn", "r"."new_number" as "newNumber", "r"."new_to" as "newTo", "r"."new_legal_person" as "newLegalPerson", "r"."step_due_on" as "stepDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."ends_on" as _order from "term_change" r where "r"."unit_path"[4] = $1 order by "r"."ends_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- term_change: sorted by stepDueOn
select r.id, r.version, "r"."name" as "name", "r"."society_id" as "societyId", "r"."ends_on" as "endsOn", "r"."delayed_to" as "delayedTo", "r"."congress_on" as "congressOn", "r"."new_number" as "newNumber", "r"."new_to" as "newTo", "r"."new_legal_person" as "newLegalPerson", "r"."step_due_on" as "stepDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."step_due_on" is null then 'infinity'::date else "r"."step_due_on" end as _order from "term_change" r where "r"."unit_path"[4] = $1 order by case when "r"."step_due_on" is null then 'infinity'::date else "r"."step_due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- term_change: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."society_id" as "societyId", "r"."ends_on" as "endsOn", "r"."delayed_to" as "delayedTo", "r"."congress_on" as "congressOn", "r"."new_number" as "newNumber", "r"."new_to" as "newTo", "r"."new_legal_person" as "newLegalPerson", "r"."step_due_on" as "stepDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "term_change" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- term_change: where state
select r.id, r.version, "r"."name" as "name", "r"."society_id" as "societyId", "r"."ends_on" as "endsOn", "r"."delayed_to" as "delayedTo", "r"."congress_on" as "congressOn", "r"."new_number" as "newNumber", "r"."new_to" as "newTo", "r"."new_legal_person" as "newLegalPerson", "r"."step_due_on" as "stepDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "term_change" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- term_change: where endsOn
select r.id, r.version, "r"."name" as "name", "r"."society_id" as "societyId", "r"."ends_on" as "endsOn", "r"."delayed_to" as "delayedTo", "r"."congress_on" as "congressOn", "r"."new_number" as "newNumber", "r"."new_to" as "newTo", "r"."new_legal_person" as "newLegalPerson", "r"."step_due_on" as "stepDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."ends_on" as _order from "term_change" r where "r"."unit_path"[4] = $1 and "r"."ends_on" >= $2::date and "r"."ends_on" <= $3::date and "r"."ends_on" is not null order by "r"."ends_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- term_change: where stepDueOn
select r.id, r.version, "r"."name" as "name", "r"."society_id" as "societyId", "r"."ends_on" as "endsOn", "r"."delayed_to" as "delayedTo", "r"."congress_on" as "congressOn", "r"."new_number" as "newNumber", "r"."new_to" as "newTo", "r"."new_legal_person" as "newLegalPerson", "r"."step_due_on" as "stepDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."step_due_on" is null then 'infinity'::date else "r"."step_due_on" end as _order from "term_change" r where "r"."unit_path"[4] = $1 and case when "r"."step_due_on" is null then 'infinity'::date else "r"."step_due_on" end >= $2::date and case when "r"."step_due_on" is null then 'infinity'::date else "r"."step_due_on" end <= $3::date and "r"."step_due_on" is not null order by case when "r"."step_due_on" is null then 'infinity'::date else "r"."step_due_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- term_change: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."society_id" as "societyId", "r"."ends_on" as "endsOn", "r"."delayed_to" as "delayedTo", "r"."congress_on" as "congressOn", "r"."new_number" as "newNumber", "r"."new_to" as "newTo", "r"."new_legal_person" as "newLegalPerson", "r"."step_due_on" as "stepDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "term_change" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- term_change: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."society_id" as "societyId", "r"."ends_on" as "endsOn", "r"."delayed_to" as "delayedTo", "r"."congress_on" as "congressOn", "r"."new_number" as "newNumber", "r"."new_to" as "newTo", "r"."new_legal_person" as "newLegalPerson", "r"."step_due_on" as "stepDueOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "term_change" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- society_rule: as it stands
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "society_rule" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- society_rule: sorted by value
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "society_rule" r where "r"."unit_path"[4] = $1 order by "r"."value" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- society_rule: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "society_rule" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- society_rule: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "society_rule" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- society_rule: where measure
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "society_rule" r where "r"."unit_path"[4] = $3 and "r"."measure" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- society_rule: where value
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "society_rule" r where "r"."unit_path"[4] = $1 and "r"."value" >= $2::int8 and "r"."value" <= $3::int8 and "r"."value" is not null order by "r"."value" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- society_rule: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "society_rule" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- society_rule: where toOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "society_rule" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- campaign: as it stands
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "campaign" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- campaign: sorted by firstOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "campaign" r where "r"."unit_path"[4] = $1 order by "r"."first_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- campaign: sorted by lastOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "campaign" r where "r"."unit_path"[4] = $1 order by "r"."last_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- campaign: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "campaign" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- campaign: where state
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "campaign" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- campaign: where firstOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "campaign" r where "r"."unit_path"[4] = $1 and "r"."first_on" >= $2::date and "r"."first_on" <= $3::date and "r"."first_on" is not null order by "r"."first_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- campaign: where lastOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "campaign" r where "r"."unit_path"[4] = $1 and "r"."last_on" >= $2::date and "r"."last_on" <= $3::date and "r"."last_on" is not null order by "r"."last_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- campaign: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "campaign" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- campaign: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "campaign" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- media_figure: as it stands
select r.id, r.version, "r"."work" as "work", "r"."campaign_id" as "campaignId", "r"."platform" as "platform", "r"."metric" as "metric", "r"."value" as "value", "r"."cumulated" as "cumulated", "r"."published_on" as "publishedOn", "r"."read_on" as "readOn", "r"."read_by" as "readBy", "r"."address" as "address", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "media_figure" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- media_figure: sorted by value
select r.id, r.version, "r"."work" as "work", "r"."campaign_id" as "campaignId", "r"."platform" as "platform", "r"."metric" as "metric", "r"."value" as "value", "r"."cumulated" as "cumulated", "r"."published_on" as "publishedOn", "r"."read_on" as "readOn", "r"."read_by" as "readBy", "r"."address" as "address", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "media_figure" r where "r"."unit_path"[4] = $1 order by "r"."value" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- media_figure: sorted by readOn
select r.id, r.version, "r"."work" as "work", "r"."campaign_id" as "campaignId", "r"."platform" as "platform", "r"."metric" as "metric", "r"."value" as "value", "r"."cumulated" as "cumulated", "r"."published_on" as "publishedOn", "r"."read_on" as "readOn", "r"."read_by" as "readBy", "r"."address" as "address", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."read_on" as _order from "media_figure" r where "r"."unit_path"[4] = $1 order by "r"."read_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- media_figure: sorted by dueOn
select r.id, r.version, "r"."work" as "work", "r"."campaign_id" as "campaignId", "r"."platform" as "platform", "r"."metric" as "metric", "r"."value" as "value", "r"."cumulated" as "cumulated", "r"."published_on" as "publishedOn", "r"."read_on" as "readOn", "r"."read_by" as "readBy", "r"."address" as "address", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "media_figure" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- media_figure: where state
select r.id, r.version, "r"."work" as "work", "r"."campaign_id" as "campaignId", "r"."platform" as "platform", "r"."metric" as "metric", "r"."value" as "value", "r"."cumulated" as "cumulated", "r"."published_on" as "publishedOn", "r"."read_on" as "readOn", "r"."read_by" as "readBy", "r"."address" as "address", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "media_figure" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- media_figure: where value
select r.id, r.version, "r"."work" as "work", "r"."campaign_id" as "campaignId", "r"."platform" as "platform", "r"."metric" as "metric", "r"."value" as "value", "r"."cumulated" as "cumulated", "r"."published_on" as "publishedOn", "r"."read_on" as "readOn", "r"."read_by" as "readBy", "r"."address" as "address", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "media_figure" r where "r"."unit_path"[4] = $1 and "r"."value" >= $2::int8 and "r"."value" <= $3::int8 and "r"."value" is not null order by "r"."value" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- media_figure: where readOn
select r.id, r.version, "r"."work" as "work", "r"."campaign_id" as "campaignId", "r"."platform" as "platform", "r"."metric" as "metric", "r"."value" as "value", "r"."cumulated" as "cumulated", "r"."published_on" as "publishedOn", "r"."read_on" as "readOn", "r"."read_by" as "readBy", "r"."address" as "address", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."read_on" as _order from "media_figure" r where "r"."unit_path"[4] = $1 and "r"."read_on" >= $2::date and "r"."read_on" <= $3::date and "r"."read_on" is not null order by "r"."read_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- media_figure: where dueOn
select r.id, r.version, "r"."work" as "work", "r"."campaign_id" as "campaignId", "r"."platform" as "platform", "r"."metric" as "metric", "r"."value" as "value", "r"."cumulated" as "cumulated", "r"."published_on" as "publishedOn", "r"."read_on" as "readOn", "r"."read_by" as "readBy", "r"."address" as "address", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "media_figure" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- media_figure: where adviserName
select r.id, r.version, "r"."work" as "work", "r"."campaign_id" as "campaignId", "r"."platform" as "platform", "r"."metric" as "metric", "r"."value" as "value", "r"."cumulated" as "cumulated", "r"."published_on" as "publishedOn", "r"."read_on" as "readOn", "r"."read_by" as "readBy", "r"."address" as "address", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "media_figure" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- media_account: as it stands
select r.id, r.version, "r"."name" as "name", "r"."platform" as "platform", "r"."address" as "address", "r"."owner" as "owner", "r"."publishers" as "publishers", "r"."look_days" as "lookDays", "r"."looked_on" as "lookedOn", "r"."found" as "found", "r"."next_look_on" as "nextLookOn", "r"."closed_on" as "closedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "media_account" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- media_account: sorted by lookedOn
select r.id, r.version, "r"."name" as "name", "r"."platform" as "platform", "r"."address" as "address", "r"."owner" as "owner", "r"."publishers" as "publishers", "r"."look_days" as "lookDays", "r"."looked_on" as "lookedOn", "r"."found" as "found", "r"."next_look_on" as "nextLookOn", "r"."closed_on" as "closedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."looked_on" is null then 'infinity'::date else "r"."looked_on" end as _order from "media_account" r where "r"."unit_path"[4] = $1 order by case when "r"."looked_on" is null then 'infinity'::date else "r"."looked_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- media_account: sorted by nextLookOn
select r.id, r.version, "r"."name" as "name", "r"."platform" as "platform", "r"."address" as "address", "r"."owner" as "owner", "r"."publishers" as "publishers", "r"."look_days" as "lookDays", "r"."looked_on" as "lookedOn", "r"."found" as "found", "r"."next_look_on" as "nextLookOn", "r"."closed_on" as "closedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."next_look_on" is null then 'infinity'::date else "r"."next_look_on" end as _order from "media_account" r where "r"."unit_path"[4] = $1 order by case when "r"."next_look_on" is null then 'infinity'::date else "r"."next_look_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- media_account: where lookedOn
select r.id, r.version, "r"."name" as "name", "r"."platform" as "platform", "r"."address" as "address", "r"."owner" as "owner", "r"."publishers" as "publishers", "r"."look_days" as "lookDays", "r"."looked_on" as "lookedOn", "r"."found" as "found", "r"."next_look_on" as "nextLookOn", "r"."closed_on" as "closedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."looked_on" is null then 'infinity'::date else "r"."looked_on" end as _order from "media_account" r where "r"."unit_path"[4] = $1 and case when "r"."looked_on" is null then 'infinity'::date else "r"."looked_on" end >= $2::date and case when "r"."looked_on" is null then 'infinity'::date else "r"."looked_on" end <= $3::date and "r"."looked_on" is not null order by case when "r"."looked_on" is null then 'infinity'::date else "r"."looked_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- media_account: where nextLookOn
select r.id, r.version, "r"."name" as "name", "r"."platform" as "platform", "r"."address" as "address", "r"."owner" as "owner", "r"."publishers" as "publishers", "r"."look_days" as "lookDays", "r"."looked_on" as "lookedOn", "r"."found" as "found", "r"."next_look_on" as "nextLookOn", "r"."closed_on" as "closedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."next_look_on" is null then 'infinity'::date else "r"."next_look_on" end as _order from "media_account" r where "r"."unit_path"[4] = $1 and case when "r"."next_look_on" is null then 'infinity'::date else "r"."next_look_on" end >= $2::date and case when "r"."next_look_on" is null then 'infinity'::date else "r"."next_look_on" end <= $3::date and "r"."next_look_on" is not null order by case when "r"."next_look_on" is null then 'infinity'::date else "r"."next_look_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- academic_event: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "academic_event" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: sorted by firstOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "academic_event" r where "r"."unit_path"[4] = $1 order by "r"."first_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- academic_event: sorted by lastOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "academic_event" r where "r"."unit_path"[4] = $1 order by "r"."last_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- academic_event: sorted by onSite
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_site" is null then 9223372036854775807 else "r"."on_site"::int8 end as _order from "academic_event" r where "r"."unit_path"[4] = $1 order by case when "r"."on_site" is null then 9223372036854775807 else "r"."on_site"::int8 end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- academic_event: sorted by online
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."online" is null then 9223372036854775807 else "r"."online"::int8 end as _order from "academic_event" r where "r"."unit_path"[4] = $1 order by case when "r"."online" is null then 9223372036854775807 else "r"."online"::int8 end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- academic_event: sorted by papers
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."papers" is null then 9223372036854775807 else "r"."papers"::int8 end as _order from "academic_event" r where "r"."unit_path"[4] = $1 order by case when "r"."papers" is null then 9223372036854775807 else "r"."papers"::int8 end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- academic_event: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "academic_event" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- academic_event: where state
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "academic_event" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where kind
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "academic_event" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where level
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "academic_event" r where "r"."unit_path"[4] = $3 and "r"."level" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where firstOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "academic_event" r where "r"."unit_path"[4] = $1 and "r"."first_on" >= $2::date and "r"."first_on" <= $3::date and "r"."first_on" is not null order by "r"."first_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where lastOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "academic_event" r where "r"."unit_path"[4] = $1 and "r"."last_on" >= $2::date and "r"."last_on" <= $3::date and "r"."last_on" is not null order by "r"."last_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where mode
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "academic_event" r where "r"."unit_path"[4] = $3 and "r"."mode" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where onSite
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."on_site" is null then 9223372036854775807 else "r"."on_site"::int8 end as _order from "academic_event" r where "r"."unit_path"[4] = $1 and case when "r"."on_site" is null then 9223372036854775807 else "r"."on_site"::int8 end >= $2::int8 and case when "r"."on_site" is null then 9223372036854775807 else "r"."on_site"::int8 end <= $3::int8 and "r"."on_site" is not null order by case when "r"."on_site" is null then 9223372036854775807 else "r"."on_site"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where online
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."online" is null then 9223372036854775807 else "r"."online"::int8 end as _order from "academic_event" r where "r"."unit_path"[4] = $1 and case when "r"."online" is null then 9223372036854775807 else "r"."online"::int8 end >= $2::int8 and case when "r"."online" is null then 9223372036854775807 else "r"."online"::int8 end <= $3::int8 and "r"."online" is not null order by case when "r"."online" is null then 9223372036854775807 else "r"."online"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where papers
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."papers" is null then 9223372036854775807 else "r"."papers"::int8 end as _order from "academic_event" r where "r"."unit_path"[4] = $1 and case when "r"."papers" is null then 9223372036854775807 else "r"."papers"::int8 end >= $2::int8 and case when "r"."papers" is null then 9223372036854775807 else "r"."papers"::int8 end <= $3::int8 and "r"."papers" is not null order by case when "r"."papers" is null then 9223372036854775807 else "r"."papers"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "academic_event" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- academic_event: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."level" as "level", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."place" as "place", "r"."mode" as "mode", "r"."series" as "series", "r"."theme" as "theme", "r"."plan_size" as "planSize", "r"."countries" as "countries", "r"."on_site" as "onSite", "r"."online" as "online", "r"."papers" as "papers", "r"."reported_as" as "reportedAs", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "academic_event" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- academic_duty: as it stands
select r.id, r.version, "r"."name" as "name", "r"."office" as "office", "r"."kind" as "kind", "r"."joint" as "joint", "r"."side" as "side", "r"."days" as "days", "r"."day_kind" as "dayKind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "academic_duty" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- academic_duty: sorted by days
select r.id, r.version, "r"."name" as "name", "r"."office" as "office", "r"."kind" as "kind", "r"."joint" as "joint", "r"."side" as "side", "r"."days" as "days", "r"."day_kind" as "dayKind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."days" as _order from "academic_duty" r where "r"."unit_path"[4] = $1 order by "r"."days" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- academic_duty: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."office" as "office", "r"."kind" as "kind", "r"."joint" as "joint", "r"."side" as "side", "r"."days" as "days", "r"."day_kind" as "dayKind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "academic_duty" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- academic_duty: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."office" as "office", "r"."kind" as "kind", "r"."joint" as "joint", "r"."side" as "side", "r"."days" as "days", "r"."day_kind" as "dayKind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "academic_duty" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- academic_duty: where kind
select r.id, r.version, "r"."name" as "name", "r"."office" as "office", "r"."kind" as "kind", "r"."joint" as "joint", "r"."side" as "side", "r"."days" as "days", "r"."day_kind" as "dayKind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "academic_duty" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- academic_duty: where side
select r.id, r.version, "r"."name" as "name", "r"."office" as "office", "r"."kind" as "kind", "r"."joint" as "joint", "r"."side" as "side", "r"."days" as "days", "r"."day_kind" as "dayKind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "academic_duty" r where "r"."unit_path"[4] = $3 and "r"."side" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- academic_duty: where days
select r.id, r.version, "r"."name" as "name", "r"."office" as "office", "r"."kind" as "kind", "r"."joint" as "joint", "r"."side" as "side", "r"."days" as "days", "r"."day_kind" as "dayKind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."days" as _order from "academic_duty" r where "r"."unit_path"[4] = $1 and "r"."days" >= $2::int8 and "r"."days" <= $3::int8 and "r"."days" is not null order by "r"."days" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- academic_duty: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."office" as "office", "r"."kind" as "kind", "r"."joint" as "joint", "r"."side" as "side", "r"."days" as "days", "r"."day_kind" as "dayKind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "academic_duty" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- academic_duty: where toOn
select r.id, r.version, "r"."name" as "name", "r"."office" as "office", "r"."kind" as "kind", "r"."joint" as "joint", "r"."side" as "side", "r"."days" as "days", "r"."day_kind" as "dayKind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "academic_duty" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- academic_count_rule: as it stands
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."planned_to" as "plannedTo", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "academic_count_rule" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- academic_count_rule: sorted by year
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."planned_to" as "plannedTo", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "academic_count_rule" r where "r"."unit_path"[4] = $1 order by "r"."year" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- academic_count_rule: sorted by firstOn
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."planned_to" as "plannedTo", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "academic_count_rule" r where "r"."unit_path"[4] = $1 order by "r"."first_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- academic_count_rule: sorted by lastOn
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."planned_to" as "plannedTo", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "academic_count_rule" r where "r"."unit_path"[4] = $1 order by "r"."last_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- academic_count_rule: sorted by plannedTo
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."planned_to" as "plannedTo", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."planned_to" is null then 'infinity'::date else "r"."planned_to" end as _order from "academic_count_rule" r where "r"."unit_path"[4] = $1 order by case when "r"."planned_to" is null then 'infinity'::date else "r"."planned_to" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- academic_count_rule: where year
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."planned_to" as "plannedTo", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "academic_count_rule" r where "r"."unit_path"[4] = $1 and "r"."year" >= $2::int8 and "r"."year" <= $3::int8 and "r"."year" is not null order by "r"."year" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- academic_count_rule: where firstOn
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."planned_to" as "plannedTo", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."first_on" as _order from "academic_count_rule" r where "r"."unit_path"[4] = $1 and "r"."first_on" >= $2::date and "r"."first_on" <= $3::date and "r"."first_on" is not null order by "r"."first_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- academic_count_rule: where lastOn
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."planned_to" as "plannedTo", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."last_on" as _order from "academic_count_rule" r where "r"."unit_path"[4] = $1 and "r"."last_on" >= $2::date and "r"."last_on" <= $3::date and "r"."last_on" is not null order by "r"."last_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- academic_count_rule: where plannedTo
select r.id, r.version, "r"."name" as "name", "r"."year" as "year", "r"."first_on" as "firstOn", "r"."last_on" as "lastOn", "r"."planned_to" as "plannedTo", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."planned_to" is null then 'infinity'::date else "r"."planned_to" end as _order from "academic_count_rule" r where "r"."unit_path"[4] = $1 and case when "r"."planned_to" is null then 'infinity'::date else "r"."planned_to" end >= $2::date and case when "r"."planned_to" is null then 'infinity'::date else "r"."planned_to" end <= $3::date and "r"."planned_to" is not null order by case when "r"."planned_to" is null then 'infinity'::date else "r"."planned_to" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- event_name_rule: as it stands
select r.id, r.version, "r"."name" as "name", "r"."words" as "words", "r"."kind" as "kind", "r"."unless" as "unless", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "event_name_rule" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- event_name_rule: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."words" as "words", "r"."kind" as "kind", "r"."unless" as "unless", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "event_name_rule" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- event_name_rule: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."words" as "words", "r"."kind" as "kind", "r"."unless" as "unless", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "event_name_rule" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- event_name_rule: where kind
select r.id, r.version, "r"."name" as "name", "r"."words" as "words", "r"."kind" as "kind", "r"."unless" as "unless", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "event_name_rule" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- event_name_rule: where unless
select r.id, r.version, "r"."name" as "name", "r"."words" as "words", "r"."kind" as "kind", "r"."unless" as "unless", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "event_name_rule" r where "r"."unit_path"[4] = $3 and "r"."unless" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- event_name_rule: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."words" as "words", "r"."kind" as "kind", "r"."unless" as "unless", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "event_name_rule" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- event_name_rule: where toOn
select r.id, r.version, "r"."name" as "name", "r"."words" as "words", "r"."kind" as "kind", "r"."unless" as "unless", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "event_name_rule" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- content_item: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "content_item" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: sorted by publishOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."publish_on" is null then 'infinity'::date else "r"."publish_on" end as _order from "content_item" r where "r"."unit_path"[4] = $1 order by case when "r"."publish_on" is null then 'infinity'::date else "r"."publish_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- content_item: sorted by rightsUntil
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."rights_until" is null then 'infinity'::date else "r"."rights_until" end as _order from "content_item" r where "r"."unit_path"[4] = $1 order by case when "r"."rights_until" is null then 'infinity'::date else "r"."rights_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- content_item: sorted by reviewUntil
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."review_until" is null then 'infinity'::date else "r"."review_until" end as _order from "content_item" r where "r"."unit_path"[4] = $1 order by case when "r"."review_until" is null then 'infinity'::date else "r"."review_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- content_item: sorted by versionNumber
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."version_number" is null then 9223372036854775807 else "r"."version_number"::int8 end as _order from "content_item" r where "r"."unit_path"[4] = $1 order by case when "r"."version_number" is null then 9223372036854775807 else "r"."version_number"::int8 end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- content_item: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "content_item" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- content_item: where state
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "content_item" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where kind
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "content_item" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where field
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "content_item" r where "r"."unit_path"[4] = $3 and "r"."field" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where audience
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "content_item" r where "r"."unit_path"[4] = $3 and "r"."audience" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where risky
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "content_item" r where "r"."unit_path"[4] = $2 and "r"."risky" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where publishOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."publish_on" is null then 'infinity'::date else "r"."publish_on" end as _order from "content_item" r where "r"."unit_path"[4] = $1 and case when "r"."publish_on" is null then 'infinity'::date else "r"."publish_on" end >= $2::date and case when "r"."publish_on" is null then 'infinity'::date else "r"."publish_on" end <= $3::date and "r"."publish_on" is not null order by case when "r"."publish_on" is null then 'infinity'::date else "r"."publish_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where rightsUntil
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."rights_until" is null then 'infinity'::date else "r"."rights_until" end as _order from "content_item" r where "r"."unit_path"[4] = $1 and case when "r"."rights_until" is null then 'infinity'::date else "r"."rights_until" end >= $2::date and case when "r"."rights_until" is null then 'infinity'::date else "r"."rights_until" end <= $3::date and "r"."rights_until" is not null order by case when "r"."rights_until" is null then 'infinity'::date else "r"."rights_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where reviewUntil
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."review_until" is null then 'infinity'::date else "r"."review_until" end as _order from "content_item" r where "r"."unit_path"[4] = $1 and case when "r"."review_until" is null then 'infinity'::date else "r"."review_until" end >= $2::date and case when "r"."review_until" is null then 'infinity'::date else "r"."review_until" end <= $3::date and "r"."review_until" is not null order by case when "r"."review_until" is null then 'infinity'::date else "r"."review_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where versionNumber
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."version_number" is null then 9223372036854775807 else "r"."version_number"::int8 end as _order from "content_item" r where "r"."unit_path"[4] = $1 and case when "r"."version_number" is null then 9223372036854775807 else "r"."version_number"::int8 end >= $2::int8 and case when "r"."version_number" is null then 9223372036854775807 else "r"."version_number"::int8 end <= $3::int8 and "r"."version_number" is not null order by case when "r"."version_number" is null then 9223372036854775807 else "r"."version_number"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "content_item" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- content_item: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."field" as "field", "r"."audience" as "audience", "r"."author" as "author", "r"."alt_text" as "altText", "r"."risky" as "risky", "r"."ai_share" as "aiShare", "r"."publish_on" as "publishOn", "r"."rights_until" as "rightsUntil", "r"."review_until" as "reviewUntil", "r"."version_number" as "versionNumber", "r"."note" as "note", "r"."gone_on" as "goneOn", "r"."gone_why" as "goneWhy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "content_item" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- content_reviewer: as it stands
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."title" as "title", "r"."field" as "field", "r"."until_on" as "untilOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "content_reviewer" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- content_reviewer: sorted by untilOn
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."title" as "title", "r"."field" as "field", "r"."until_on" as "untilOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end as _order from "content_reviewer" r where "r"."unit_path"[4] = $1 order by case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- content_reviewer: where field
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."title" as "title", "r"."field" as "field", "r"."until_on" as "untilOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "content_reviewer" r where "r"."unit_path"[4] = $3 and "r"."field" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- content_reviewer: where untilOn
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."title" as "title", "r"."field" as "field", "r"."until_on" as "untilOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end as _order from "content_reviewer" r where "r"."unit_path"[4] = $1 and case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end >= $2::date and case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end <= $3::date and "r"."until_on" is not null order by case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- content_asset: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."holder" as "holder", "r"."licence" as "licence", "r"."paper" as "paper", "r"."until_on" as "untilOn", "r"."credit_line" as "creditLine", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "content_asset" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- content_asset: sorted by untilOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."holder" as "holder", "r"."licence" as "licence", "r"."paper" as "paper", "r"."until_on" as "untilOn", "r"."credit_line" as "creditLine", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end as _order from "content_asset" r where "r"."unit_path"[4] = $1 order by case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- content_asset: where kind
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."holder" as "holder", "r"."licence" as "licence", "r"."paper" as "paper", "r"."until_on" as "untilOn", "r"."credit_line" as "creditLine", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "content_asset" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- content_asset: where licence
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."holder" as "holder", "r"."licence" as "licence", "r"."paper" as "paper", "r"."until_on" as "untilOn", "r"."credit_line" as "creditLine", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "content_asset" r where "r"."unit_path"[4] = $3 and "r"."licence" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- content_asset: where untilOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."holder" as "holder", "r"."licence" as "licence", "r"."paper" as "paper", "r"."until_on" as "untilOn", "r"."credit_line" as "creditLine", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end as _order from "content_asset" r where "r"."unit_path"[4] = $1 and case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end >= $2::date and case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end <= $3::date and "r"."until_on" is not null order by case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- rumour: as it stands
select r.id, r.version, "r"."claim" as "claim", "r"."met_where" as "metWhere", "r"."met_on" as "metOn", "r"."verdict" as "verdict", "r"."reviewer_id" as "reviewerId", "r"."judged_on" as "judgedOn", "r"."superseded_by" as "supersededBy", "r"."item_id" as "itemId", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "rumour" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- rumour: sorted by metOn
select r.id, r.version, "r"."claim" as "claim", "r"."met_where" as "metWhere", "r"."met_on" as "metOn", "r"."verdict" as "verdict", "r"."reviewer_id" as "reviewerId", "r"."judged_on" as "judgedOn", "r"."superseded_by" as "supersededBy", "r"."item_id" as "itemId", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."met_on" as _order from "rumour" r where "r"."unit_path"[4] = $1 order by "r"."met_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- rumour: sorted by judgedOn
select r.id, r.version, "r"."claim" as "claim", "r"."met_where" as "metWhere", "r"."met_on" as "metOn", "r"."verdict" as "verdict", "r"."reviewer_id" as "reviewerId", "r"."judged_on" as "judgedOn", "r"."superseded_by" as "supersededBy", "r"."item_id" as "itemId", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."judged_on" is null then 'infinity'::date else "r"."judged_on" end as _order from "rumour" r where "r"."unit_path"[4] = $1 order by case when "r"."judged_on" is null then 'infinity'::date else "r"."judged_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- rumour: where metOn
select r.id, r.version, "r"."claim" as "claim", "r"."met_where" as "metWhere", "r"."met_on" as "metOn", "r"."verdict" as "verdict", "r"."reviewer_id" as "reviewerId", "r"."judged_on" as "judgedOn", "r"."superseded_by" as "supersededBy", "r"."item_id" as "itemId", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."met_on" as _order from "rumour" r where "r"."unit_path"[4] = $1 and "r"."met_on" >= $2::date and "r"."met_on" <= $3::date and "r"."met_on" is not null order by "r"."met_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- rumour: where verdict
select r.id, r.version, "r"."claim" as "claim", "r"."met_where" as "metWhere", "r"."met_on" as "metOn", "r"."verdict" as "verdict", "r"."reviewer_id" as "reviewerId", "r"."judged_on" as "judgedOn", "r"."superseded_by" as "supersededBy", "r"."item_id" as "itemId", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "rumour" r where "r"."unit_path"[4] = $3 and case when "r"."verdict" is null then '' else "r"."verdict" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- rumour: where judgedOn
select r.id, r.version, "r"."claim" as "claim", "r"."met_where" as "metWhere", "r"."met_on" as "metOn", "r"."verdict" as "verdict", "r"."reviewer_id" as "reviewerId", "r"."judged_on" as "judgedOn", "r"."superseded_by" as "supersededBy", "r"."item_id" as "itemId", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."judged_on" is null then 'infinity'::date else "r"."judged_on" end as _order from "rumour" r where "r"."unit_path"[4] = $1 and case when "r"."judged_on" is null then 'infinity'::date else "r"."judged_on" end >= $2::date and case when "r"."judged_on" is null then 'infinity'::date else "r"."judged_on" end <= $3::date and "r"."judged_on" is not null order by case when "r"."judged_on" is null then 'infinity'::date else "r"."judged_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- charter: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "charter" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- charter: sorted by fromOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "charter" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- charter: sorted by toOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "charter" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- charter: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "charter" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- charter: where state
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "charter" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- charter: where kind
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "charter" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- charter: where fromOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "charter" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- charter: where toOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "charter" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- charter: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "charter" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- charter: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."edition" as "edition", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."passed_by" as "passedBy", "r"."passed_on" as "passedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "charter" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- meeting: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."held_on" as "heldOn", "r"."chair" as "chair", "r"."place" as "place", "r"."recorder" as "recorder", "r"."issue" as "issue", "r"."distribution" as "distribution", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "meeting" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- meeting: sorted by heldOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."held_on" as "heldOn", "r"."chair" as "chair", "r"."place" as "place", "r"."recorder" as "recorder", "r"."issue" as "issue", "r"."distribution" as "distribution", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."held_on" as _order from "meeting" r where "r"."unit_path"[4] = $1 order by "r"."held_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- meeting: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."held_on" as "heldOn", "r"."chair" as "chair", "r"."place" as "place", "r"."recorder" as "recorder", "r"."issue" as "issue", "r"."distribution" as "distribution", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "meeting" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- meeting: where state
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."held_on" as "heldOn", "r"."chair" as "chair", "r"."place" as "place", "r"."recorder" as "recorder", "r"."issue" as "issue", "r"."distribution" as "distribution", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "meeting" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- meeting: where kind
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."held_on" as "heldOn", "r"."chair" as "chair", "r"."place" as "place", "r"."recorder" as "recorder", "r"."issue" as "issue", "r"."distribution" as "distribution", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "meeting" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- meeting: where heldOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."held_on" as "heldOn", "r"."chair" as "chair", "r"."place" as "place", "r"."recorder" as "recorder", "r"."issue" as "issue", "r"."distribution" as "distribution", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."held_on" as _order from "meeting" r where "r"."unit_path"[4] = $1 and "r"."held_on" >= $2::date and "r"."held_on" <= $3::date and "r"."held_on" is not null order by "r"."held_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- meeting: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."held_on" as "heldOn", "r"."chair" as "chair", "r"."place" as "place", "r"."recorder" as "recorder", "r"."issue" as "issue", "r"."distribution" as "distribution", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "meeting" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- meeting: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."held_on" as "heldOn", "r"."chair" as "chair", "r"."place" as "place", "r"."recorder" as "recorder", "r"."issue" as "issue", "r"."distribution" as "distribution", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "meeting" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- task: as it stands
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "task" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- task: sorted by untilOn
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end as _order from "task" r where "r"."unit_path"[4] = $1 order by case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- task: sorted by feedbackOn
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."feedback_on" is null then 'infinity'::date else "r"."feedback_on" end as _order from "task" r where "r"."unit_path"[4] = $1 order by case when "r"."feedback_on" is null then 'infinity'::date else "r"."feedback_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- task: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "task" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- task: where state
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "task" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- task: where untilOn
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end as _order from "task" r where "r"."unit_path"[4] = $1 and case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end >= $2::date and case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end <= $3::date and "r"."until_on" is not null order by case when "r"."until_on" is null then 'infinity'::date else "r"."until_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- task: where weight
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "task" r where "r"."unit_path"[4] = $3 and "r"."weight" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- task: where origin
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "task" r where "r"."unit_path"[4] = $3 and "r"."origin" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- task: where feedbackOn
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."feedback_on" is null then 'infinity'::date else "r"."feedback_on" end as _order from "task" r where "r"."unit_path"[4] = $1 and case when "r"."feedback_on" is null then 'infinity'::date else "r"."feedback_on" end >= $2::date and case when "r"."feedback_on" is null then 'infinity'::date else "r"."feedback_on" end <= $3::date and "r"."feedback_on" is not null order by case when "r"."feedback_on" is null then 'infinity'::date else "r"."feedback_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- task: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "task" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- task: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."lead_unit_id" as "leadUnitId", "r"."lead_person" as "leadPerson", "r"."outside_body" as "outsideBody", "r"."until_on" as "untilOn", "r"."weight" as "weight", "r"."origin" as "origin", "r"."origin_ref" as "originRef", "r"."rhythm_id" as "rhythmId", "r"."feedback_on" as "feedbackOn", "r"."giver_unit_id" as "giverUnitId", "r"."meeting_id" as "meetingId", "r"."plan_id" as "planId", "r"."parent_id" as "parentId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "task" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- task_rule: as it stands
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "task_rule" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- task_rule: sorted by value
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "task_rule" r where "r"."unit_path"[4] = $1 order by "r"."value" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- task_rule: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "task_rule" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- task_rule: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "task_rule" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- task_rule: where measure
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "task_rule" r where "r"."unit_path"[4] = $2 and "r"."measure" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- task_rule: where value
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."value" as _order from "task_rule" r where "r"."unit_path"[4] = $1 and "r"."value" >= $2::int8 and "r"."value" <= $3::int8 and "r"."value" is not null order by "r"."value" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- task_rule: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "task_rule" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- task_rule: where toOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "task_rule" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- feedback_rhythm: as it stands
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."every" as "every", "r"."on_day" as "onDay", "r"."origin" as "origin", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "feedback_rhythm" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- feedback_rhythm: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."every" as "every", "r"."on_day" as "onDay", "r"."origin" as "origin", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "feedback_rhythm" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- feedback_rhythm: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."every" as "every", "r"."on_day" as "onDay", "r"."origin" as "origin", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "feedback_rhythm" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- feedback_rhythm: where kind
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."every" as "every", "r"."on_day" as "onDay", "r"."origin" as "origin", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "feedback_rhythm" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- feedback_rhythm: where origin
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."every" as "every", "r"."on_day" as "onDay", "r"."origin" as "origin", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "feedback_rhythm" r where "r"."unit_path"[4] = $3 and case when "r"."origin" is null then '' else "r"."origin" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- feedback_rhythm: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."every" as "every", "r"."on_day" as "onDay", "r"."origin" as "origin", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "feedback_rhythm" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- feedback_rhythm: where toOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."every" as "every", "r"."on_day" as "onDay", "r"."origin" as "origin", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "feedback_rhythm" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- action_plan: as it stands
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "action_plan" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- action_plan: sorted by issuedOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end as _order from "action_plan" r where "r"."unit_path"[4] = $1 order by case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- action_plan: sorted by toOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "action_plan" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- action_plan: sorted by belowBy
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."below_by" is null then 'infinity'::date else "r"."below_by" end as _order from "action_plan" r where "r"."unit_path"[4] = $1 order by case when "r"."below_by" is null then 'infinity'::date else "r"."below_by" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- action_plan: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "action_plan" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- action_plan: where state
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "action_plan" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- action_plan: where issuedOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end as _order from "action_plan" r where "r"."unit_path"[4] = $1 and case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end >= $2::date and case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end <= $3::date and "r"."issued_on" is not null order by case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- action_plan: where toOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "action_plan" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- action_plan: where belowBy
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."below_by" is null then 'infinity'::date else "r"."below_by" end as _order from "action_plan" r where "r"."unit_path"[4] = $1 and case when "r"."below_by" is null then 'infinity'::date else "r"."below_by" end >= $2::date and case when "r"."below_by" is null then 'infinity'::date else "r"."below_by" end <= $3::date and "r"."below_by" is not null order by case when "r"."below_by" is null then 'infinity'::date else "r"."below_by" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- action_plan: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "action_plan" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- action_plan: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."issued_on" as "issuedOn", "r"."to_on" as "toOn", "r"."below_by" as "belowBy", "r"."basis" as "basis", "r"."above_id" as "aboveId", "r"."above_title" as "aboveTitle", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "action_plan" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- pair: as it stands
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "pair" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- pair: sorted by fromOn
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "pair" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- pair: sorted by lastOn
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_on" is null then 'infinity'::date else "r"."last_on" end as _order from "pair" r where "r"."unit_path"[4] = $1 order by case when "r"."last_on" is null then 'infinity'::date else "r"."last_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- pair: sorted by nextOn
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end as _order from "pair" r where "r"."unit_path"[4] = $1 order by case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- pair: sorted by dueOn
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "pair" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- pair: where state
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "pair" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- pair: where targetKind
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "pair" r where "r"."unit_path"[4] = $3 and "r"."target_kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- pair: where rank
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "pair" r where "r"."unit_path"[4] = $3 and "r"."rank" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- pair: where fromOn
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "pair" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- pair: where lastOn
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_on" is null then 'infinity'::date else "r"."last_on" end as _order from "pair" r where "r"."unit_path"[4] = $1 and case when "r"."last_on" is null then 'infinity'::date else "r"."last_on" end >= $2::date and case when "r"."last_on" is null then 'infinity'::date else "r"."last_on" end <= $3::date and "r"."last_on" is not null order by case when "r"."last_on" is null then 'infinity'::date else "r"."last_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- pair: where nextOn
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end as _order from "pair" r where "r"."unit_path"[4] = $1 and case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end >= $2::date and case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end <= $3::date and "r"."next_on" is not null order by case when "r"."next_on" is null then 'infinity'::date else "r"."next_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- pair: where dueOn
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "pair" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- pair: where adviserName
select r.id, r.version, "r"."target_name" as "targetName", "r"."target_kind" as "targetKind", "r"."target_code" as "targetCode", "r"."leader_name" as "leaderName", "r"."leader_post" as "leaderPost", "r"."rank" as "rank", "r"."from_on" as "fromOn", "r"."first_on" as "firstOn", "r"."agreed_by" as "agreedBy", "r"."agreed_on" as "agreedOn", "r"."last_on" as "lastOn", "r"."next_on" as "nextOn", "r"."came_from" as "cameFrom", "r"."successor" as "successor", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "pair" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- pair_rule: as it stands
select r.id, r.version, "r"."name" as "name", "r"."rank" as "rank", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "pair_rule" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- pair_rule: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."rank" as "rank", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "pair_rule" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- pair_rule: where rank
select r.id, r.version, "r"."name" as "name", "r"."rank" as "rank", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "pair_rule" r where "r"."unit_path"[4] = $3 and "r"."rank" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- pair_rule: where measure
select r.id, r.version, "r"."name" as "name", "r"."rank" as "rank", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "pair_rule" r where "r"."unit_path"[4] = $3 and "r"."measure" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- pair_rule: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."rank" as "rank", "r"."measure" as "measure", "r"."value" as "value", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "pair_rule" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- duty_list: as it stands
select r.id, r.version, "r"."post" as "post", "r"."year" as "year", "r"."holder" as "holder", "r"."source" as "source", "r"."signed_on" as "signedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "duty_list" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- duty_list: sorted by year
select r.id, r.version, "r"."post" as "post", "r"."year" as "year", "r"."holder" as "holder", "r"."source" as "source", "r"."signed_on" as "signedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "duty_list" r where "r"."unit_path"[4] = $1 order by "r"."year" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- duty_list: sorted by signedOn
select r.id, r.version, "r"."post" as "post", "r"."year" as "year", "r"."holder" as "holder", "r"."source" as "source", "r"."signed_on" as "signedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end as _order from "duty_list" r where "r"."unit_path"[4] = $1 order by case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- duty_list: where year
select r.id, r.version, "r"."post" as "post", "r"."year" as "year", "r"."holder" as "holder", "r"."source" as "source", "r"."signed_on" as "signedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "duty_list" r where "r"."unit_path"[4] = $1 and "r"."year" >= $2::int8 and "r"."year" <= $3::int8 and "r"."year" is not null order by "r"."year" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- duty_list: where signedOn
select r.id, r.version, "r"."post" as "post", "r"."year" as "year", "r"."holder" as "holder", "r"."source" as "source", "r"."signed_on" as "signedOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end as _order from "duty_list" r where "r"."unit_path"[4] = $1 and case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end >= $2::date and case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end <= $3::date and "r"."signed_on" is not null order by case when "r"."signed_on" is null then 'infinity'::date else "r"."signed_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- incentive: as it stands
select r.id, r.version, "r"."name" as "name", "r"."basis" as "basis", "r"."whom" as "whom", "r"."what" as "what", "r"."amount_fen" as "amountFen", "r"."decided_by" as "decidedBy", "r"."decided_on" as "decidedOn", "r"."public_from" as "publicFrom", "r"."public_to" as "publicTo", "r"."paid_on" as "paidOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "incentive" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- incentive: sorted by amountFen
select r.id, r.version, "r"."name" as "name", "r"."basis" as "basis", "r"."whom" as "whom", "r"."what" as "what", "r"."amount_fen" as "amountFen", "r"."decided_by" as "decidedBy", "r"."decided_on" as "decidedOn", "r"."public_from" as "publicFrom", "r"."public_to" as "publicTo", "r"."paid_on" as "paidOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."amount_fen" is null then 9223372036854775807 else "r"."amount_fen"::int8 end as _order from "incentive" r where "r"."unit_path"[4] = $1 order by case when "r"."amount_fen" is null then 9223372036854775807 else "r"."amount_fen"::int8 end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- incentive: sorted by decidedOn
select r.id, r.version, "r"."name" as "name", "r"."basis" as "basis", "r"."whom" as "whom", "r"."what" as "what", "r"."amount_fen" as "amountFen", "r"."decided_by" as "decidedBy", "r"."decided_on" as "decidedOn", "r"."public_from" as "publicFrom", "r"."public_to" as "publicTo", "r"."paid_on" as "paidOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."decided_on" is null then 'infinity'::date else "r"."decided_on" end as _order from "incentive" r where "r"."unit_path"[4] = $1 order by case when "r"."decided_on" is null then 'infinity'::date else "r"."decided_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- incentive: sorted by paidOn
select r.id, r.version, "r"."name" as "name", "r"."basis" as "basis", "r"."whom" as "whom", "r"."what" as "what", "r"."amount_fen" as "amountFen", "r"."decided_by" as "decidedBy", "r"."decided_on" as "decidedOn", "r"."public_from" as "publicFrom", "r"."public_to" as "publicTo", "r"."paid_on" as "paidOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end as _order from "incentive" r where "r"."unit_path"[4] = $1 order by case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- incentive: where amountFen
select r.id, r.version, "r"."name" as "name", "r"."basis" as "basis", "r"."whom" as "whom", "r"."what" as "what", "r"."amount_fen" as "amountFen", "r"."decided_by" as "decidedBy", "r"."decided_on" as "decidedOn", "r"."public_from" as "publicFrom", "r"."public_to" as "publicTo", "r"."paid_on" as "paidOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."amount_fen" is null then 9223372036854775807 else "r"."amount_fen"::int8 end as _order from "incentive" r where "r"."unit_path"[4] = $1 and case when "r"."amount_fen" is null then 9223372036854775807 else "r"."amount_fen"::int8 end >= $2::int8 and case when "r"."amount_fen" is null then 9223372036854775807 else "r"."amount_fen"::int8 end <= $3::int8 and "r"."amount_fen" is not null order by case when "r"."amount_fen" is null then 9223372036854775807 else "r"."amount_fen"::int8 end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- incentive: where decidedOn
select r.id, r.version, "r"."name" as "name", "r"."basis" as "basis", "r"."whom" as "whom", "r"."what" as "what", "r"."amount_fen" as "amountFen", "r"."decided_by" as "decidedBy", "r"."decided_on" as "decidedOn", "r"."public_from" as "publicFrom", "r"."public_to" as "publicTo", "r"."paid_on" as "paidOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."decided_on" is null then 'infinity'::date else "r"."decided_on" end as _order from "incentive" r where "r"."unit_path"[4] = $1 and case when "r"."decided_on" is null then 'infinity'::date else "r"."decided_on" end >= $2::date and case when "r"."decided_on" is null then 'infinity'::date else "r"."decided_on" end <= $3::date and "r"."decided_on" is not null order by case when "r"."decided_on" is null then 'infinity'::date else "r"."decided_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- incentive: where paidOn
select r.id, r.version, "r"."name" as "name", "r"."basis" as "basis", "r"."whom" as "whom", "r"."what" as "what", "r"."amount_fen" as "amountFen", "r"."decided_by" as "decidedBy", "r"."decided_on" as "decidedOn", "r"."public_from" as "publicFrom", "r"."public_to" as "publicTo", "r"."paid_on" as "paidOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end as _order from "incentive" r where "r"."unit_path"[4] = $1 and case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end >= $2::date and case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end <= $3::date and "r"."paid_on" is not null order by case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- fund: as it stands
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."total_fen" as "totalFen", "r"."basis" as "basis", "r"."recipients" as "recipients", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."account" as "account", "r"."notice_no" as "noticeNo", "r"."frozen_on" as "frozenOn", "r"."as_of" as "asOf", "r"."chosen_draft" as "chosenDraft", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund: sorted by year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."total_fen" as "totalFen", "r"."basis" as "basis", "r"."recipients" as "recipients", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."account" as "account", "r"."notice_no" as "noticeNo", "r"."frozen_on" as "frozenOn", "r"."as_of" as "asOf", "r"."chosen_draft" as "chosenDraft", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "fund" r where "r"."unit_path"[4] = $1 order by "r"."year" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."total_fen" as "totalFen", "r"."basis" as "basis", "r"."recipients" as "recipients", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."account" as "account", "r"."notice_no" as "noticeNo", "r"."frozen_on" as "frozenOn", "r"."as_of" as "asOf", "r"."chosen_draft" as "chosenDraft", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fund" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund: where state
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."total_fen" as "totalFen", "r"."basis" as "basis", "r"."recipients" as "recipients", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."account" as "account", "r"."notice_no" as "noticeNo", "r"."frozen_on" as "frozenOn", "r"."as_of" as "asOf", "r"."chosen_draft" as "chosenDraft", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fund" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund: where year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."total_fen" as "totalFen", "r"."basis" as "basis", "r"."recipients" as "recipients", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."account" as "account", "r"."notice_no" as "noticeNo", "r"."frozen_on" as "frozenOn", "r"."as_of" as "asOf", "r"."chosen_draft" as "chosenDraft", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "fund" r where "r"."unit_path"[4] = $1 and "r"."year" >= $2::int8 and "r"."year" <= $3::int8 and "r"."year" is not null order by "r"."year" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."total_fen" as "totalFen", "r"."basis" as "basis", "r"."recipients" as "recipients", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."account" as "account", "r"."notice_no" as "noticeNo", "r"."frozen_on" as "frozenOn", "r"."as_of" as "asOf", "r"."chosen_draft" as "chosenDraft", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."total_fen" as "totalFen", "r"."basis" as "basis", "r"."recipients" as "recipients", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."account" as "account", "r"."notice_no" as "noticeNo", "r"."frozen_on" as "frozenOn", "r"."as_of" as "asOf", "r"."chosen_draft" as "chosenDraft", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fund_allotment: as it stands
select r.id, r.version, "r"."title" as "title", "r"."amount_fen" as "amountFen", "r"."paid_fen" as "paidFen", "r"."paid_on" as "paidOn", "r"."used_fen" as "usedFen", "r"."recovered_fen" as "recoveredFen", "r"."basis" as "basis", "r"."account" as "account", "r"."giver_unit_id" as "giverUnitId", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_allotment" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_allotment: sorted by amountFen
select r.id, r.version, "r"."title" as "title", "r"."amount_fen" as "amountFen", "r"."paid_fen" as "paidFen", "r"."paid_on" as "paidOn", "r"."used_fen" as "usedFen", "r"."recovered_fen" as "recoveredFen", "r"."basis" as "basis", "r"."account" as "account", "r"."giver_unit_id" as "giverUnitId", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."amount_fen" as _order from "fund_allotment" r where "r"."unit_path"[4] = $1 order by "r"."amount_fen" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund_allotment: sorted by paidOn
select r.id, r.version, "r"."title" as "title", "r"."amount_fen" as "amountFen", "r"."paid_fen" as "paidFen", "r"."paid_on" as "paidOn", "r"."used_fen" as "usedFen", "r"."recovered_fen" as "recoveredFen", "r"."basis" as "basis", "r"."account" as "account", "r"."giver_unit_id" as "giverUnitId", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end as _order from "fund_allotment" r where "r"."unit_path"[4] = $1 order by case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund_allotment: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."amount_fen" as "amountFen", "r"."paid_fen" as "paidFen", "r"."paid_on" as "paidOn", "r"."used_fen" as "usedFen", "r"."recovered_fen" as "recoveredFen", "r"."basis" as "basis", "r"."account" as "account", "r"."giver_unit_id" as "giverUnitId", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fund_allotment" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund_allotment: where state
select r.id, r.version, "r"."title" as "title", "r"."amount_fen" as "amountFen", "r"."paid_fen" as "paidFen", "r"."paid_on" as "paidOn", "r"."used_fen" as "usedFen", "r"."recovered_fen" as "recoveredFen", "r"."basis" as "basis", "r"."account" as "account", "r"."giver_unit_id" as "giverUnitId", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fund_allotment" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_allotment: where amountFen
select r.id, r.version, "r"."title" as "title", "r"."amount_fen" as "amountFen", "r"."paid_fen" as "paidFen", "r"."paid_on" as "paidOn", "r"."used_fen" as "usedFen", "r"."recovered_fen" as "recoveredFen", "r"."basis" as "basis", "r"."account" as "account", "r"."giver_unit_id" as "giverUnitId", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."amount_fen" as _order from "fund_allotment" r where "r"."unit_path"[4] = $1 and "r"."amount_fen" >= $2::int8 and "r"."amount_fen" <= $3::int8 and "r"."amount_fen" is not null order by "r"."amount_fen" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_allotment: where paidOn
select r.id, r.version, "r"."title" as "title", "r"."amount_fen" as "amountFen", "r"."paid_fen" as "paidFen", "r"."paid_on" as "paidOn", "r"."used_fen" as "usedFen", "r"."recovered_fen" as "recoveredFen", "r"."basis" as "basis", "r"."account" as "account", "r"."giver_unit_id" as "giverUnitId", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end as _order from "fund_allotment" r where "r"."unit_path"[4] = $1 and case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end >= $2::date and case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end <= $3::date and "r"."paid_on" is not null order by case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_allotment: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."amount_fen" as "amountFen", "r"."paid_fen" as "paidFen", "r"."paid_on" as "paidOn", "r"."used_fen" as "usedFen", "r"."recovered_fen" as "recoveredFen", "r"."basis" as "basis", "r"."account" as "account", "r"."giver_unit_id" as "giverUnitId", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_allotment" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_allotment: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."amount_fen" as "amountFen", "r"."paid_fen" as "paidFen", "r"."paid_on" as "paidOn", "r"."used_fen" as "usedFen", "r"."recovered_fen" as "recoveredFen", "r"."basis" as "basis", "r"."account" as "account", "r"."giver_unit_id" as "giverUnitId", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_allotment" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fund_award: as it stands
select r.id, r.version, "r"."title" as "title", "r"."beside" as "beside", "r"."code" as "code", "r"."amount_fen" as "amountFen", "r"."paid_on" as "paidOn", "r"."voucher" as "voucher", "r"."fund_title" as "fundTitle", "r"."basis" as "basis", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_award" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_award: sorted by amountFen
select r.id, r.version, "r"."title" as "title", "r"."beside" as "beside", "r"."code" as "code", "r"."amount_fen" as "amountFen", "r"."paid_on" as "paidOn", "r"."voucher" as "voucher", "r"."fund_title" as "fundTitle", "r"."basis" as "basis", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."amount_fen" as _order from "fund_award" r where "r"."unit_path"[4] = $1 order by "r"."amount_fen" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund_award: sorted by paidOn
select r.id, r.version, "r"."title" as "title", "r"."beside" as "beside", "r"."code" as "code", "r"."amount_fen" as "amountFen", "r"."paid_on" as "paidOn", "r"."voucher" as "voucher", "r"."fund_title" as "fundTitle", "r"."basis" as "basis", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end as _order from "fund_award" r where "r"."unit_path"[4] = $1 order by case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund_award: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."beside" as "beside", "r"."code" as "code", "r"."amount_fen" as "amountFen", "r"."paid_on" as "paidOn", "r"."voucher" as "voucher", "r"."fund_title" as "fundTitle", "r"."basis" as "basis", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fund_award" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund_award: where state
select r.id, r.version, "r"."title" as "title", "r"."beside" as "beside", "r"."code" as "code", "r"."amount_fen" as "amountFen", "r"."paid_on" as "paidOn", "r"."voucher" as "voucher", "r"."fund_title" as "fundTitle", "r"."basis" as "basis", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fund_award" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_award: where amountFen
select r.id, r.version, "r"."title" as "title", "r"."beside" as "beside", "r"."code" as "code", "r"."amount_fen" as "amountFen", "r"."paid_on" as "paidOn", "r"."voucher" as "voucher", "r"."fund_title" as "fundTitle", "r"."basis" as "basis", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."amount_fen" as _order from "fund_award" r where "r"."unit_path"[4] = $1 and "r"."amount_fen" >= $2::int8 and "r"."amount_fen" <= $3::int8 and "r"."amount_fen" is not null order by "r"."amount_fen" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_award: where paidOn
select r.id, r.version, "r"."title" as "title", "r"."beside" as "beside", "r"."code" as "code", "r"."amount_fen" as "amountFen", "r"."paid_on" as "paidOn", "r"."voucher" as "voucher", "r"."fund_title" as "fundTitle", "r"."basis" as "basis", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end as _order from "fund_award" r where "r"."unit_path"[4] = $1 and case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end >= $2::date and case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end <= $3::date and "r"."paid_on" is not null order by case when "r"."paid_on" is null then 'infinity'::date else "r"."paid_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_award: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."beside" as "beside", "r"."code" as "code", "r"."amount_fen" as "amountFen", "r"."paid_on" as "paidOn", "r"."voucher" as "voucher", "r"."fund_title" as "fundTitle", "r"."basis" as "basis", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_award" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_award: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."beside" as "beside", "r"."code" as "code", "r"."amount_fen" as "amountFen", "r"."paid_on" as "paidOn", "r"."voucher" as "voucher", "r"."fund_title" as "fundTitle", "r"."basis" as "basis", "r"."draft_no" as "draftNo", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_award" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fund_objection: as it stands
select r.id, r.version, "r"."claim" as "claim", "r"."objector" as "objector", "r"."fund_id" as "fundId", "r"."fund_title" as "fundTitle", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_objection" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_objection: sorted by dueOn
select r.id, r.version, "r"."claim" as "claim", "r"."objector" as "objector", "r"."fund_id" as "fundId", "r"."fund_title" as "fundTitle", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fund_objection" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund_objection: where state
select r.id, r.version, "r"."claim" as "claim", "r"."objector" as "objector", "r"."fund_id" as "fundId", "r"."fund_title" as "fundTitle", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fund_objection" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_objection: where dueOn
select r.id, r.version, "r"."claim" as "claim", "r"."objector" as "objector", "r"."fund_id" as "fundId", "r"."fund_title" as "fundTitle", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_objection" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_objection: where adviserName
select r.id, r.version, "r"."claim" as "claim", "r"."objector" as "objector", "r"."fund_id" as "fundId", "r"."fund_title" as "fundTitle", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_objection" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- fund_transfer: as it stands
select r.id, r.version, "r"."title" as "title", "r"."fund_id" as "fundId", "r"."from_no" as "fromNo", "r"."to_no" as "toNo", "r"."amount_fen" as "amountFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_transfer" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_transfer: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."fund_id" as "fundId", "r"."from_no" as "fromNo", "r"."to_no" as "toNo", "r"."amount_fen" as "amountFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "fund_transfer" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- fund_transfer: where state
select r.id, r.version, "r"."title" as "title", "r"."fund_id" as "fundId", "r"."from_no" as "fromNo", "r"."to_no" as "toNo", "r"."amount_fen" as "amountFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "fund_transfer" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_transfer: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."fund_id" as "fundId", "r"."from_no" as "fromNo", "r"."to_no" as "toNo", "r"."amount_fen" as "amountFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_transfer" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- fund_transfer: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."fund_id" as "fundId", "r"."from_no" as "fromNo", "r"."to_no" as "toNo", "r"."amount_fen" as "amountFen", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "fund_transfer" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- standard: as it stands
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."level" as "level", "r"."basis" as "basis", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."total" as "total", "r"."grades" as "grades", "r"."bonus_cap" as "bonusCap", "r"."apart_limit" as "apartLimit", "r"."third" as "third", "r"."item_count" as "itemCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "standard" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- standard: sorted by year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."level" as "level", "r"."basis" as "basis", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."total" as "total", "r"."grades" as "grades", "r"."bonus_cap" as "bonusCap", "r"."apart_limit" as "apartLimit", "r"."third" as "third", "r"."item_count" as "itemCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "standard" r where "r"."unit_path"[4] = $1 order by "r"."year" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- standard: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."level" as "level", "r"."basis" as "basis", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."total" as "total", "r"."grades" as "grades", "r"."bonus_cap" as "bonusCap", "r"."apart_limit" as "apartLimit", "r"."third" as "third", "r"."item_count" as "itemCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "standard" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- standard: where state
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."level" as "level", "r"."basis" as "basis", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."total" as "total", "r"."grades" as "grades", "r"."bonus_cap" as "bonusCap", "r"."apart_limit" as "apartLimit", "r"."third" as "third", "r"."item_count" as "itemCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "standard" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- standard: where year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."level" as "level", "r"."basis" as "basis", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."total" as "total", "r"."grades" as "grades", "r"."bonus_cap" as "bonusCap", "r"."apart_limit" as "apartLimit", "r"."third" as "third", "r"."item_count" as "itemCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "standard" r where "r"."unit_path"[4] = $1 and "r"."year" >= $2::int8 and "r"."year" <= $3::int8 and "r"."year" is not null order by "r"."year" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- standard: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."level" as "level", "r"."basis" as "basis", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."total" as "total", "r"."grades" as "grades", "r"."bonus_cap" as "bonusCap", "r"."apart_limit" as "apartLimit", "r"."third" as "third", "r"."item_count" as "itemCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "standard" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- standard: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."level" as "level", "r"."basis" as "basis", "r"."period_from" as "periodFrom", "r"."period_to" as "periodTo", "r"."total" as "total", "r"."grades" as "grades", "r"."bonus_cap" as "bonusCap", "r"."apart_limit" as "apartLimit", "r"."third" as "third", "r"."item_count" as "itemCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "standard" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- assessment_round: as it stands
select r.id, r.version, "r"."title" as "title", "r"."standard_id" as "standardId", "r"."self_until" as "selfUntil", "r"."sample_percent" as "samplePercent", "r"."sample_seed" as "sampleSeed", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."ranking" as "ranking", "r"."sample_hash" as "sampleHash", "r"."as_of" as "asOf", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "assessment_round" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment_round: sorted by selfUntil
select r.id, r.version, "r"."title" as "title", "r"."standard_id" as "standardId", "r"."self_until" as "selfUntil", "r"."sample_percent" as "samplePercent", "r"."sample_seed" as "sampleSeed", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."ranking" as "ranking", "r"."sample_hash" as "sampleHash", "r"."as_of" as "asOf", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."self_until" as _order from "assessment_round" r where "r"."unit_path"[4] = $1 order by "r"."self_until" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- assessment_round: sorted by publicUntil
select r.id, r.version, "r"."title" as "title", "r"."standard_id" as "standardId", "r"."self_until" as "selfUntil", "r"."sample_percent" as "samplePercent", "r"."sample_seed" as "sampleSeed", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."ranking" as "ranking", "r"."sample_hash" as "sampleHash", "r"."as_of" as "asOf", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."public_until" is null then 'infinity'::date else "r"."public_until" end as _order from "assessment_round" r where "r"."unit_path"[4] = $1 order by case when "r"."public_until" is null then 'infinity'::date else "r"."public_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- assessment_round: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."standard_id" as "standardId", "r"."self_until" as "selfUntil", "r"."sample_percent" as "samplePercent", "r"."sample_seed" as "sampleSeed", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."ranking" as "ranking", "r"."sample_hash" as "sampleHash", "r"."as_of" as "asOf", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "assessment_round" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- assessment_round: where state
select r.id, r.version, "r"."title" as "title", "r"."standard_id" as "standardId", "r"."self_until" as "selfUntil", "r"."sample_percent" as "samplePercent", "r"."sample_seed" as "sampleSeed", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."ranking" as "ranking", "r"."sample_hash" as "sampleHash", "r"."as_of" as "asOf", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "assessment_round" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment_round: where selfUntil
select r.id, r.version, "r"."title" as "title", "r"."standard_id" as "standardId", "r"."self_until" as "selfUntil", "r"."sample_percent" as "samplePercent", "r"."sample_seed" as "sampleSeed", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."ranking" as "ranking", "r"."sample_hash" as "sampleHash", "r"."as_of" as "asOf", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."self_until" as _order from "assessment_round" r where "r"."unit_path"[4] = $1 and "r"."self_until" >= $2::date and "r"."self_until" <= $3::date and "r"."self_until" is not null order by "r"."self_until" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment_round: where publicUntil
select r.id, r.version, "r"."title" as "title", "r"."standard_id" as "standardId", "r"."self_until" as "selfUntil", "r"."sample_percent" as "samplePercent", "r"."sample_seed" as "sampleSeed", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."ranking" as "ranking", "r"."sample_hash" as "sampleHash", "r"."as_of" as "asOf", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."public_until" is null then 'infinity'::date else "r"."public_until" end as _order from "assessment_round" r where "r"."unit_path"[4] = $1 and case when "r"."public_until" is null then 'infinity'::date else "r"."public_until" end >= $2::date and case when "r"."public_until" is null then 'infinity'::date else "r"."public_until" end <= $3::date and "r"."public_until" is not null order by case when "r"."public_until" is null then 'infinity'::date else "r"."public_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment_round: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."standard_id" as "standardId", "r"."self_until" as "selfUntil", "r"."sample_percent" as "samplePercent", "r"."sample_seed" as "sampleSeed", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."ranking" as "ranking", "r"."sample_hash" as "sampleHash", "r"."as_of" as "asOf", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "assessment_round" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment_round: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."standard_id" as "standardId", "r"."self_until" as "selfUntil", "r"."sample_percent" as "samplePercent", "r"."sample_seed" as "sampleSeed", "r"."public_until" as "publicUntil", "r"."object_to" as "objectTo", "r"."ranking" as "ranking", "r"."sample_hash" as "sampleHash", "r"."as_of" as "asOf", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "assessment_round" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- assessment: as it stands
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."first_unit_id" as "firstUnitId", "r"."score_unit_id" as "scoreUnitId", "r"."class" as "class", "r"."sampled" as "sampled", "r"."total" as "total", "r"."grade" as "grade", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "assessment" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."first_unit_id" as "firstUnitId", "r"."score_unit_id" as "scoreUnitId", "r"."class" as "class", "r"."sampled" as "sampled", "r"."total" as "total", "r"."grade" as "grade", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "assessment" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- assessment: where state
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."first_unit_id" as "firstUnitId", "r"."score_unit_id" as "scoreUnitId", "r"."class" as "class", "r"."sampled" as "sampled", "r"."total" as "total", "r"."grade" as "grade", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "assessment" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."first_unit_id" as "firstUnitId", "r"."score_unit_id" as "scoreUnitId", "r"."class" as "class", "r"."sampled" as "sampled", "r"."total" as "total", "r"."grade" as "grade", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "assessment" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."first_unit_id" as "firstUnitId", "r"."score_unit_id" as "scoreUnitId", "r"."class" as "class", "r"."sampled" as "sampled", "r"."total" as "total", "r"."grade" as "grade", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "assessment" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- assessment_objection: as it stands
select r.id, r.version, "r"."claim" as "claim", "r"."item" as "item", "r"."assessment_id" as "assessmentId", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "assessment_objection" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment_objection: sorted by dueOn
select r.id, r.version, "r"."claim" as "claim", "r"."item" as "item", "r"."assessment_id" as "assessmentId", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "assessment_objection" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- assessment_objection: where state
select r.id, r.version, "r"."claim" as "claim", "r"."item" as "item", "r"."assessment_id" as "assessmentId", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "assessment_objection" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment_objection: where dueOn
select r.id, r.version, "r"."claim" as "claim", "r"."item" as "item", "r"."assessment_id" as "assessmentId", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "assessment_objection" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- assessment_objection: where adviserName
select r.id, r.version, "r"."claim" as "claim", "r"."item" as "item", "r"."assessment_id" as "assessmentId", "r"."answer_unit_id" as "answerUnitId", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "assessment_objection" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- composite_assessment: as it stands
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."basis" as "basis", "r"."grades" as "grades", "r"."missing" as "missing", "r"."ranking" as "ranking", "r"."unit_count" as "unitCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "composite_assessment" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- composite_assessment: sorted by year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."basis" as "basis", "r"."grades" as "grades", "r"."missing" as "missing", "r"."ranking" as "ranking", "r"."unit_count" as "unitCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "composite_assessment" r where "r"."unit_path"[4] = $1 order by "r"."year" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- composite_assessment: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."basis" as "basis", "r"."grades" as "grades", "r"."missing" as "missing", "r"."ranking" as "ranking", "r"."unit_count" as "unitCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "composite_assessment" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- composite_assessment: where state
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."basis" as "basis", "r"."grades" as "grades", "r"."missing" as "missing", "r"."ranking" as "ranking", "r"."unit_count" as "unitCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "composite_assessment" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- composite_assessment: where year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."basis" as "basis", "r"."grades" as "grades", "r"."missing" as "missing", "r"."ranking" as "ranking", "r"."unit_count" as "unitCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "composite_assessment" r where "r"."unit_path"[4] = $1 and "r"."year" >= $2::int8 and "r"."year" <= $3::int8 and "r"."year" is not null order by "r"."year" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- composite_assessment: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."basis" as "basis", "r"."grades" as "grades", "r"."missing" as "missing", "r"."ranking" as "ranking", "r"."unit_count" as "unitCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "composite_assessment" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- composite_assessment: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."basis" as "basis", "r"."grades" as "grades", "r"."missing" as "missing", "r"."ranking" as "ranking", "r"."unit_count" as "unitCount", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "composite_assessment" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- title_award: as it stands
select r.id, r.version, "r"."title" as "title", "r"."batch" as "batch", "r"."named_by_id" as "namedById", "r"."basis" as "basis", "r"."listed_on" as "listedOn", "r"."given_on" as "givenOn", "r"."doc_no" as "docNo", "r"."valid_until" as "validUntil", "r"."reviewed_on" as "reviewedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "title_award" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- title_award: sorted by givenOn
select r.id, r.version, "r"."title" as "title", "r"."batch" as "batch", "r"."named_by_id" as "namedById", "r"."basis" as "basis", "r"."listed_on" as "listedOn", "r"."given_on" as "givenOn", "r"."doc_no" as "docNo", "r"."valid_until" as "validUntil", "r"."reviewed_on" as "reviewedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."given_on" is null then 'infinity'::date else "r"."given_on" end as _order from "title_award" r where "r"."unit_path"[4] = $1 order by case when "r"."given_on" is null then 'infinity'::date else "r"."given_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- title_award: sorted by validUntil
select r.id, r.version, "r"."title" as "title", "r"."batch" as "batch", "r"."named_by_id" as "namedById", "r"."basis" as "basis", "r"."listed_on" as "listedOn", "r"."given_on" as "givenOn", "r"."doc_no" as "docNo", "r"."valid_until" as "validUntil", "r"."reviewed_on" as "reviewedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."valid_until" is null then 'infinity'::date else "r"."valid_until" end as _order from "title_award" r where "r"."unit_path"[4] = $1 order by case when "r"."valid_until" is null then 'infinity'::date else "r"."valid_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- title_award: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."batch" as "batch", "r"."named_by_id" as "namedById", "r"."basis" as "basis", "r"."listed_on" as "listedOn", "r"."given_on" as "givenOn", "r"."doc_no" as "docNo", "r"."valid_until" as "validUntil", "r"."reviewed_on" as "reviewedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "title_award" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- title_award: where state
select r.id, r.version, "r"."title" as "title", "r"."batch" as "batch", "r"."named_by_id" as "namedById", "r"."basis" as "basis", "r"."listed_on" as "listedOn", "r"."given_on" as "givenOn", "r"."doc_no" as "docNo", "r"."valid_until" as "validUntil", "r"."reviewed_on" as "reviewedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "title_award" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- title_award: where givenOn
select r.id, r.version, "r"."title" as "title", "r"."batch" as "batch", "r"."named_by_id" as "namedById", "r"."basis" as "basis", "r"."listed_on" as "listedOn", "r"."given_on" as "givenOn", "r"."doc_no" as "docNo", "r"."valid_until" as "validUntil", "r"."reviewed_on" as "reviewedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."given_on" is null then 'infinity'::date else "r"."given_on" end as _order from "title_award" r where "r"."unit_path"[4] = $1 and case when "r"."given_on" is null then 'infinity'::date else "r"."given_on" end >= $2::date and case when "r"."given_on" is null then 'infinity'::date else "r"."given_on" end <= $3::date and "r"."given_on" is not null order by case when "r"."given_on" is null then 'infinity'::date else "r"."given_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- title_award: where validUntil
select r.id, r.version, "r"."title" as "title", "r"."batch" as "batch", "r"."named_by_id" as "namedById", "r"."basis" as "basis", "r"."listed_on" as "listedOn", "r"."given_on" as "givenOn", "r"."doc_no" as "docNo", "r"."valid_until" as "validUntil", "r"."reviewed_on" as "reviewedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."valid_until" is null then 'infinity'::date else "r"."valid_until" end as _order from "title_award" r where "r"."unit_path"[4] = $1 and case when "r"."valid_until" is null then 'infinity'::date else "r"."valid_until" end >= $2::date and case when "r"."valid_until" is null then 'infinity'::date else "r"."valid_until" end <= $3::date and "r"."valid_until" is not null order by case when "r"."valid_until" is null then 'infinity'::date else "r"."valid_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- title_award: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."batch" as "batch", "r"."named_by_id" as "namedById", "r"."basis" as "basis", "r"."listed_on" as "listedOn", "r"."given_on" as "givenOn", "r"."doc_no" as "docNo", "r"."valid_until" as "validUntil", "r"."reviewed_on" as "reviewedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "title_award" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- title_award: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."batch" as "batch", "r"."named_by_id" as "namedById", "r"."basis" as "basis", "r"."listed_on" as "listedOn", "r"."given_on" as "givenOn", "r"."doc_no" as "docNo", "r"."valid_until" as "validUntil", "r"."reviewed_on" as "reviewedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "title_award" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- study: as it stands
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "study" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- study: sorted by fromOn
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end as _order from "study" r where "r"."unit_path"[4] = $1 order by case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- study: sorted by toOn
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "study" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- study: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "study" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- study: where state
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "study" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- study: where kind
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "study" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- study: where fromOn
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end as _order from "study" r where "r"."unit_path"[4] = $1 and case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end >= $2::date and case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end <= $3::date and "r"."from_on" is not null order by case when "r"."from_on" is null then 'infinity'::date else "r"."from_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- study: where toOn
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "study" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- study: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "study" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- study: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."call_id" as "callId", "r"."kind" as "kind", "r"."field" as "field", "r"."number" as "number", "r"."leader" as "leader", "r"."leader_born" as "leaderBorn", "r"."leader_title" as "leaderTitle", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."base_id" as "baseId", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."sum_fen" as "sumFen", "r"."contract_no" as "contractNo", "r"."contract_on" as "contractOn", "r"."submitted_on" as "submittedOn", "r"."published_on" as "publishedOn", "r"."accepted_on" as "acceptedOn", "r"."certificate" as "certificate", "r"."certificate_code" as "certificateCode", "r"."extended" as "extended", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "study" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- study_call: as it stands
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."opens_on" as "opensOn", "r"."closes_on" as "closesOn", "r"."reviewers_each" as "reviewersEach", "r"."publicity_days" as "publicityDays", "r"."per_host" as "perHost", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "study_call" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- study_call: sorted by year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."opens_on" as "opensOn", "r"."closes_on" as "closesOn", "r"."reviewers_each" as "reviewersEach", "r"."publicity_days" as "publicityDays", "r"."per_host" as "perHost", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "study_call" r where "r"."unit_path"[4] = $1 order by "r"."year" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- study_call: sorted by closesOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."opens_on" as "opensOn", "r"."closes_on" as "closesOn", "r"."reviewers_each" as "reviewersEach", "r"."publicity_days" as "publicityDays", "r"."per_host" as "perHost", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."closes_on" as _order from "study_call" r where "r"."unit_path"[4] = $1 order by "r"."closes_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- study_call: where year
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."opens_on" as "opensOn", "r"."closes_on" as "closesOn", "r"."reviewers_each" as "reviewersEach", "r"."publicity_days" as "publicityDays", "r"."per_host" as "perHost", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."year" as _order from "study_call" r where "r"."unit_path"[4] = $1 and "r"."year" >= $2::int8 and "r"."year" <= $3::int8 and "r"."year" is not null order by "r"."year" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- study_call: where closesOn
select r.id, r.version, "r"."title" as "title", "r"."year" as "year", "r"."opens_on" as "opensOn", "r"."closes_on" as "closesOn", "r"."reviewers_each" as "reviewersEach", "r"."publicity_days" as "publicityDays", "r"."per_host" as "perHost", "r"."source" as "source", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."closes_on" as _order from "study_call" r where "r"."unit_path"[4] = $1 and "r"."closes_on" >= $2::date and "r"."closes_on" <= $3::date and "r"."closes_on" is not null order by "r"."closes_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- study_reviewer: as it stands
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."title" as "title", "r"."field" as "field", "r"."most" as "most", "r"."standing" as "standing", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "study_reviewer" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- study_reviewer: where standing
select r.id, r.version, "r"."name" as "name", "r"."employer" as "employer", "r"."title" as "title", "r"."field" as "field", "r"."most" as "most", "r"."standing" as "standing", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "study_reviewer" r where "r"."unit_path"[4] = $3 and "r"."standing" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- research_base: as it stands
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "research_base" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- research_base: sorted by agreementTo
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end as _order from "research_base" r where "r"."unit_path"[4] = $1 order by case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- research_base: sorted by foundedOn
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."founded_on" is null then 'infinity'::date else "r"."founded_on" end as _order from "research_base" r where "r"."unit_path"[4] = $1 order by case when "r"."founded_on" is null then 'infinity'::date else "r"."founded_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- research_base: sorted by lastReviewOn
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_review_on" is null then 'infinity'::date else "r"."last_review_on" end as _order from "research_base" r where "r"."unit_path"[4] = $1 order by case when "r"."last_review_on" is null then 'infinity'::date else "r"."last_review_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- research_base: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "research_base" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- research_base: where state
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "research_base" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- research_base: where agreementTo
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end as _order from "research_base" r where "r"."unit_path"[4] = $1 and case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end >= $2::date and case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end <= $3::date and "r"."agreement_to" is not null order by case when "r"."agreement_to" is null then 'infinity'::date else "r"."agreement_to" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- research_base: where foundedOn
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."founded_on" is null then 'infinity'::date else "r"."founded_on" end as _order from "research_base" r where "r"."unit_path"[4] = $1 and case when "r"."founded_on" is null then 'infinity'::date else "r"."founded_on" end >= $2::date and case when "r"."founded_on" is null then 'infinity'::date else "r"."founded_on" end <= $3::date and "r"."founded_on" is not null order by case when "r"."founded_on" is null then 'infinity'::date else "r"."founded_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- research_base: where lastReviewOn
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_review_on" is null then 'infinity'::date else "r"."last_review_on" end as _order from "research_base" r where "r"."unit_path"[4] = $1 and case when "r"."last_review_on" is null then 'infinity'::date else "r"."last_review_on" end >= $2::date and case when "r"."last_review_on" is null then 'infinity'::date else "r"."last_review_on" end <= $3::date and "r"."last_review_on" is not null order by case when "r"."last_review_on" is null then 'infinity'::date else "r"."last_review_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- research_base: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "research_base" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- research_base: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."host_name" as "hostName", "r"."host_code" as "hostCode", "r"."leader" as "leader", "r"."leader_title" as "leaderTitle", "r"."field" as "field", "r"."batch" as "batch", "r"."place" as "place", "r"."agreement_from" as "agreementFrom", "r"."agreement_to" as "agreementTo", "r"."published_on" as "publishedOn", "r"."founded_on" as "foundedOn", "r"."recognised_on" as "recognisedOn", "r"."last_review_on" as "lastReviewOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "research_base" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- base_condition: as it stands
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."least" as "least", "r"."months" as "months", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "base_condition" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- base_condition: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."least" as "least", "r"."months" as "months", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "base_condition" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- base_condition: where measure
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."least" as "least", "r"."months" as "months", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "base_condition" r where "r"."unit_path"[4] = $3 and "r"."measure" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- base_condition: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."measure" as "measure", "r"."least" as "least", "r"."months" as "months", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "base_condition" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- brief: as it stands
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."theme" as "theme", "r"."authors" as "authors", "r"."study_id" as "studyId", "r"."base_id" as "baseId", "r"."source" as "source", "r"."addressees" as "addressees", "r"."not_secret" as "notSecret", "r"."stated_by" as "statedBy", "r"."stated_on" as "statedOn", "r"."issued_on" as "issuedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "brief" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- brief: sorted by issuedOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."theme" as "theme", "r"."authors" as "authors", "r"."study_id" as "studyId", "r"."base_id" as "baseId", "r"."source" as "source", "r"."addressees" as "addressees", "r"."not_secret" as "notSecret", "r"."stated_by" as "statedBy", "r"."stated_on" as "statedOn", "r"."issued_on" as "issuedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end as _order from "brief" r where "r"."unit_path"[4] = $1 order by case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- brief: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."theme" as "theme", "r"."authors" as "authors", "r"."study_id" as "studyId", "r"."base_id" as "baseId", "r"."source" as "source", "r"."addressees" as "addressees", "r"."not_secret" as "notSecret", "r"."stated_by" as "statedBy", "r"."stated_on" as "statedOn", "r"."issued_on" as "issuedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "brief" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- brief: where state
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."theme" as "theme", "r"."authors" as "authors", "r"."study_id" as "studyId", "r"."base_id" as "baseId", "r"."source" as "source", "r"."addressees" as "addressees", "r"."not_secret" as "notSecret", "r"."stated_by" as "statedBy", "r"."stated_on" as "statedOn", "r"."issued_on" as "issuedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "brief" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- brief: where issuedOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."theme" as "theme", "r"."authors" as "authors", "r"."study_id" as "studyId", "r"."base_id" as "baseId", "r"."source" as "source", "r"."addressees" as "addressees", "r"."not_secret" as "notSecret", "r"."stated_by" as "statedBy", "r"."stated_on" as "statedOn", "r"."issued_on" as "issuedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end as _order from "brief" r where "r"."unit_path"[4] = $1 and case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end >= $2::date and case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end <= $3::date and "r"."issued_on" is not null order by case when "r"."issued_on" is null then 'infinity'::date else "r"."issued_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- brief: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."theme" as "theme", "r"."authors" as "authors", "r"."study_id" as "studyId", "r"."base_id" as "baseId", "r"."source" as "source", "r"."addressees" as "addressees", "r"."not_secret" as "notSecret", "r"."stated_by" as "statedBy", "r"."stated_on" as "statedOn", "r"."issued_on" as "issuedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "brief" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- brief: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."number" as "number", "r"."theme" as "theme", "r"."authors" as "authors", "r"."study_id" as "studyId", "r"."base_id" as "baseId", "r"."source" as "source", "r"."addressees" as "addressees", "r"."not_secret" as "notSecret", "r"."stated_by" as "statedBy", "r"."stated_on" as "statedOn", "r"."issued_on" as "issuedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "brief" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- series: as it stands
select r.id, r.version, "r"."name" as "name", "r"."measure_unit" as "measureUnit", "r"."survey_level" as "surveyLevel", "r"."source" as "source", "r"."cadence" as "cadence", "r"."adds" as "adds", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "series" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- series: where surveyLevel
select r.id, r.version, "r"."name" as "name", "r"."measure_unit" as "measureUnit", "r"."survey_level" as "surveyLevel", "r"."source" as "source", "r"."cadence" as "cadence", "r"."adds" as "adds", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "series" r where "r"."unit_path"[4] = $3 and case when "r"."survey_level" is null then '' else "r"."survey_level" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- series: where cadence
select r.id, r.version, "r"."name" as "name", "r"."measure_unit" as "measureUnit", "r"."survey_level" as "surveyLevel", "r"."source" as "source", "r"."cadence" as "cadence", "r"."adds" as "adds", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "series" r where "r"."unit_path"[4] = $3 and "r"."cadence" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- census_round: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kinds" as "kinds", "r"."until_on" as "untilOn", "r"."earlier_id" as "earlierId", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "census_round" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_round: sorted by untilOn
select r.id, r.version, "r"."title" as "title", "r"."kinds" as "kinds", "r"."until_on" as "untilOn", "r"."earlier_id" as "earlierId", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."until_on" as _order from "census_round" r where "r"."unit_path"[4] = $1 order by "r"."until_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- census_round: sorted by askedOn
select r.id, r.version, "r"."title" as "title", "r"."kinds" as "kinds", "r"."until_on" as "untilOn", "r"."earlier_id" as "earlierId", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end as _order from "census_round" r where "r"."unit_path"[4] = $1 order by case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- census_round: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."kinds" as "kinds", "r"."until_on" as "untilOn", "r"."earlier_id" as "earlierId", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "census_round" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- census_round: where state
select r.id, r.version, "r"."title" as "title", "r"."kinds" as "kinds", "r"."until_on" as "untilOn", "r"."earlier_id" as "earlierId", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "census_round" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_round: where untilOn
select r.id, r.version, "r"."title" as "title", "r"."kinds" as "kinds", "r"."until_on" as "untilOn", "r"."earlier_id" as "earlierId", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."until_on" as _order from "census_round" r where "r"."unit_path"[4] = $1 and "r"."until_on" >= $2::date and "r"."until_on" <= $3::date and "r"."until_on" is not null order by "r"."until_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_round: where askedOn
select r.id, r.version, "r"."title" as "title", "r"."kinds" as "kinds", "r"."until_on" as "untilOn", "r"."earlier_id" as "earlierId", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end as _order from "census_round" r where "r"."unit_path"[4] = $1 and case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end >= $2::date and case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end <= $3::date and "r"."asked_on" is not null order by case when "r"."asked_on" is null then 'infinity'::date else "r"."asked_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_round: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."kinds" as "kinds", "r"."until_on" as "untilOn", "r"."earlier_id" as "earlierId", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "census_round" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_round: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."kinds" as "kinds", "r"."until_on" as "untilOn", "r"."earlier_id" as "earlierId", "r"."asked_on" as "askedOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "census_round" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- census_reply: as it stands
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "census_reply" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_reply: sorted by untilOn
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."until_on" as _order from "census_reply" r where "r"."unit_path"[4] = $1 order by "r"."until_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- census_reply: sorted by repliedOn
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."replied_on" is null then 'infinity'::date else "r"."replied_on" end as _order from "census_reply" r where "r"."unit_path"[4] = $1 order by case when "r"."replied_on" is null then 'infinity'::date else "r"."replied_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- census_reply: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "census_reply" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- census_reply: where state
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "census_reply" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_reply: where untilOn
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."until_on" as _order from "census_reply" r where "r"."unit_path"[4] = $1 and "r"."until_on" >= $2::date and "r"."until_on" <= $3::date and "r"."until_on" is not null order by "r"."until_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_reply: where repliedOn
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."replied_on" is null then 'infinity'::date else "r"."replied_on" end as _order from "census_reply" r where "r"."unit_path"[4] = $1 and case when "r"."replied_on" is null then 'infinity'::date else "r"."replied_on" end >= $2::date and case when "r"."replied_on" is null then 'infinity'::date else "r"."replied_on" end <= $3::date and "r"."replied_on" is not null order by case when "r"."replied_on" is null then 'infinity'::date else "r"."replied_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_reply: where unchanged
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::bool)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "census_reply" r where "r"."unit_path"[4] = $2 and case when "r"."unchanged" is null then false else "r"."unchanged" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_reply: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "census_reply" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- census_reply: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."round_id" as "roundId", "r"."asked_id" as "askedId", "r"."issuer_id" as "issuerId", "r"."until_on" as "untilOn", "r"."replied_on" as "repliedOn", "r"."unchanged" as "unchanged", "r"."filled_by" as "filledBy", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "census_reply" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- survey_station: as it stands
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."level" as "level", "r"."population" as "population", "r"."host" as "host", "r"."opened_on" as "openedOn", "r"."closed_on" as "closedOn", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "survey_station" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- survey_station: sorted by openedOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."level" as "level", "r"."population" as "population", "r"."host" as "host", "r"."opened_on" as "openedOn", "r"."closed_on" as "closedOn", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end as _order from "survey_station" r where "r"."unit_path"[4] = $1 order by case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- survey_station: where kind
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."level" as "level", "r"."population" as "population", "r"."host" as "host", "r"."opened_on" as "openedOn", "r"."closed_on" as "closedOn", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "survey_station" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- survey_station: where level
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."level" as "level", "r"."population" as "population", "r"."host" as "host", "r"."opened_on" as "openedOn", "r"."closed_on" as "closedOn", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "survey_station" r where "r"."unit_path"[4] = $3 and "r"."level" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- survey_station: where openedOn
select r.id, r.version, "r"."name" as "name", "r"."kind" as "kind", "r"."level" as "level", "r"."population" as "population", "r"."host" as "host", "r"."opened_on" as "openedOn", "r"."closed_on" as "closedOn", "r"."contact_name" as "contactName", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end as _order from "survey_station" r where "r"."unit_path"[4] = $1 and case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end >= $2::date and case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end <= $3::date and "r"."opened_on" is not null order by case when "r"."opened_on" is null then 'infinity'::date else "r"."opened_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- survey: as it stands
select r.id, r.version, "r"."title" as "title", "r"."until_on" as "untilOn", "r"."seed" as "seed", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "survey" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- survey: sorted by untilOn
select r.id, r.version, "r"."title" as "title", "r"."until_on" as "untilOn", "r"."seed" as "seed", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."until_on" as _order from "survey" r where "r"."unit_path"[4] = $1 order by "r"."until_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- survey: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."until_on" as "untilOn", "r"."seed" as "seed", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "survey" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- survey: where state
select r.id, r.version, "r"."title" as "title", "r"."until_on" as "untilOn", "r"."seed" as "seed", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "survey" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- survey: where untilOn
select r.id, r.version, "r"."title" as "title", "r"."until_on" as "untilOn", "r"."seed" as "seed", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."until_on" as _order from "survey" r where "r"."unit_path"[4] = $1 and "r"."until_on" >= $2::date and "r"."until_on" <= $3::date and "r"."until_on" is not null order by "r"."until_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- survey: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."until_on" as "untilOn", "r"."seed" as "seed", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "survey" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- survey: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."until_on" as "untilOn", "r"."seed" as "seed", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "survey" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- capital_project: as it stands
select r.id, r.version, "r"."name" as "name", "r"."site" as "site", "r"."owner_name" as "ownerName", "r"."area_m2" as "areaM2", "r"."opening_on" as "openingOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "capital_project" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_project: sorted by openingOn
select r.id, r.version, "r"."name" as "name", "r"."site" as "site", "r"."owner_name" as "ownerName", "r"."area_m2" as "areaM2", "r"."opening_on" as "openingOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."opening_on" is null then 'infinity'::date else "r"."opening_on" end as _order from "capital_project" r where "r"."unit_path"[4] = $1 order by case when "r"."opening_on" is null then 'infinity'::date else "r"."opening_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- capital_project: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."site" as "site", "r"."owner_name" as "ownerName", "r"."area_m2" as "areaM2", "r"."opening_on" as "openingOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "capital_project" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- capital_project: where state
select r.id, r.version, "r"."name" as "name", "r"."site" as "site", "r"."owner_name" as "ownerName", "r"."area_m2" as "areaM2", "r"."opening_on" as "openingOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "capital_project" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_project: where openingOn
select r.id, r.version, "r"."name" as "name", "r"."site" as "site", "r"."owner_name" as "ownerName", "r"."area_m2" as "areaM2", "r"."opening_on" as "openingOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."opening_on" is null then 'infinity'::date else "r"."opening_on" end as _order from "capital_project" r where "r"."unit_path"[4] = $1 and case when "r"."opening_on" is null then 'infinity'::date else "r"."opening_on" end >= $2::date and case when "r"."opening_on" is null then 'infinity'::date else "r"."opening_on" end <= $3::date and "r"."opening_on" is not null order by case when "r"."opening_on" is null then 'infinity'::date else "r"."opening_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_project: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."site" as "site", "r"."owner_name" as "ownerName", "r"."area_m2" as "areaM2", "r"."opening_on" as "openingOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "capital_project" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_project: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."site" as "site", "r"."owner_name" as "ownerName", "r"."area_m2" as "areaM2", "r"."opening_on" as "openingOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "capital_project" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- capital_meeting: as it stands
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."kind" as "kind", "r"."on_day" as "onDay", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "capital_meeting" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- capital_meeting: sorted by onDay
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."kind" as "kind", "r"."on_day" as "onDay", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "capital_meeting" r where "r"."unit_path"[4] = $1 order by "r"."on_day" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- capital_meeting: where kind
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."kind" as "kind", "r"."on_day" as "onDay", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "capital_meeting" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- capital_meeting: where onDay
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."kind" as "kind", "r"."on_day" as "onDay", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "capital_meeting" r where "r"."unit_path"[4] = $1 and "r"."on_day" >= $2::date and "r"."on_day" <= $3::date and "r"."on_day" is not null order by "r"."on_day" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- capital_tender: as it stands
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "capital_tender" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_tender: sorted by estimateFen
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."estimate_fen" as _order from "capital_tender" r where "r"."unit_path"[4] = $1 order by "r"."estimate_fen" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- capital_tender: sorted by bidsOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."bids_on" is null then 'infinity'::date else "r"."bids_on" end as _order from "capital_tender" r where "r"."unit_path"[4] = $1 order by case when "r"."bids_on" is null then 'infinity'::date else "r"."bids_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- capital_tender: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "capital_tender" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- capital_tender: where state
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "capital_tender" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_tender: where part
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "capital_tender" r where "r"."unit_path"[4] = $3 and "r"."part" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_tender: where method
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "capital_tender" r where "r"."unit_path"[4] = $3 and "r"."method" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_tender: where estimateFen
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."estimate_fen" as _order from "capital_tender" r where "r"."unit_path"[4] = $1 and "r"."estimate_fen" >= $2::int8 and "r"."estimate_fen" <= $3::int8 and "r"."estimate_fen" is not null order by "r"."estimate_fen" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_tender: where bidsOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."bids_on" is null then 'infinity'::date else "r"."bids_on" end as _order from "capital_tender" r where "r"."unit_path"[4] = $1 and case when "r"."bids_on" is null then 'infinity'::date else "r"."bids_on" end >= $2::date and case when "r"."bids_on" is null then 'infinity'::date else "r"."bids_on" end <= $3::date and "r"."bids_on" is not null order by case when "r"."bids_on" is null then 'infinity'::date else "r"."bids_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_tender: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "capital_tender" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- capital_tender: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."part" as "part", "r"."law" as "law", "r"."method" as "method", "r"."method_reason" as "methodReason", "r"."estimate_fen" as "estimateFen", "r"."ceiling_fen" as "ceilingFen", "r"."notice_on" as "noticeOn", "r"."bids_on" as "bidsOn", "r"."bidders" as "bidders", "r"."winner" as "winner", "r"."award_fen" as "awardFen", "r"."published_on" as "publishedOn", "r"."round" as "round", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "capital_tender" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- capital_contract: as it stands
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."tender_id" as "tenderId", "r"."part" as "part", "r"."party" as "party", "r"."party_code" as "partyCode", "r"."number" as "number", "r"."fen" as "fen", "r"."signed_on" as "signedOn", "r"."to_on" as "toOn", "r"."retention_permille" as "retentionPermille", "r"."defects_until" as "defectsUntil", "r"."guarantee_until" as "guaranteeUntil", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "capital_contract" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- capital_contract: sorted by signedOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."tender_id" as "tenderId", "r"."part" as "part", "r"."party" as "party", "r"."party_code" as "partyCode", "r"."number" as "number", "r"."fen" as "fen", "r"."signed_on" as "signedOn", "r"."to_on" as "toOn", "r"."retention_permille" as "retentionPermille", "r"."defects_until" as "defectsUntil", "r"."guarantee_until" as "guaranteeUntil", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."signed_on" as _order from "capital_contract" r where "r"."unit_path"[4] = $1 order by "r"."signed_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- capital_contract: sorted by defectsUntil
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."tender_id" as "tenderId", "r"."part" as "part", "r"."party" as "party", "r"."party_code" as "partyCode", "r"."number" as "number", "r"."fen" as "fen", "r"."signed_on" as "signedOn", "r"."to_on" as "toOn", "r"."retention_permille" as "retentionPermille", "r"."defects_until" as "defectsUntil", "r"."guarantee_until" as "guaranteeUntil", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."defects_until" is null then 'infinity'::date else "r"."defects_until" end as _order from "capital_contract" r where "r"."unit_path"[4] = $1 order by case when "r"."defects_until" is null then 'infinity'::date else "r"."defects_until" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- capital_contract: where part
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."tender_id" as "tenderId", "r"."part" as "part", "r"."party" as "party", "r"."party_code" as "partyCode", "r"."number" as "number", "r"."fen" as "fen", "r"."signed_on" as "signedOn", "r"."to_on" as "toOn", "r"."retention_permille" as "retentionPermille", "r"."defects_until" as "defectsUntil", "r"."guarantee_until" as "guaranteeUntil", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "capital_contract" r where "r"."unit_path"[4] = $3 and "r"."part" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- capital_contract: where signedOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."tender_id" as "tenderId", "r"."part" as "part", "r"."party" as "party", "r"."party_code" as "partyCode", "r"."number" as "number", "r"."fen" as "fen", "r"."signed_on" as "signedOn", "r"."to_on" as "toOn", "r"."retention_permille" as "retentionPermille", "r"."defects_until" as "defectsUntil", "r"."guarantee_until" as "guaranteeUntil", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."signed_on" as _order from "capital_contract" r where "r"."unit_path"[4] = $1 and "r"."signed_on" >= $2::date and "r"."signed_on" <= $3::date and "r"."signed_on" is not null order by "r"."signed_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- capital_contract: where defectsUntil
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."tender_id" as "tenderId", "r"."part" as "part", "r"."party" as "party", "r"."party_code" as "partyCode", "r"."number" as "number", "r"."fen" as "fen", "r"."signed_on" as "signedOn", "r"."to_on" as "toOn", "r"."retention_permille" as "retentionPermille", "r"."defects_until" as "defectsUntil", "r"."guarantee_until" as "guaranteeUntil", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."defects_until" is null then 'infinity'::date else "r"."defects_until" end as _order from "capital_contract" r where "r"."unit_path"[4] = $1 and case when "r"."defects_until" is null then 'infinity'::date else "r"."defects_until" end >= $2::date and case when "r"."defects_until" is null then 'infinity'::date else "r"."defects_until" end <= $3::date and "r"."defects_until" is not null order by case when "r"."defects_until" is null then 'infinity'::date else "r"."defects_until" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- tender_threshold: as it stands
select r.id, r.version, "r"."name" as "name", "r"."part" as "part", "r"."fen" as "fen", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "tender_threshold" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- tender_threshold: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."part" as "part", "r"."fen" as "fen", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "tender_threshold" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- tender_threshold: where part
select r.id, r.version, "r"."name" as "name", "r"."part" as "part", "r"."fen" as "fen", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "tender_threshold" r where "r"."unit_path"[4] = $3 and "r"."part" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- tender_threshold: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."part" as "part", "r"."fen" as "fen", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "tender_threshold" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- audit_finding: as it stands
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."contract_id" as "contractId", "r"."fen" as "fen", "r"."body" as "body", "r"."report_no" as "reportNo", "r"."found_on" as "foundOn", "r"."who" as "who", "r"."until_on" as "untilOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "audit_finding" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- audit_finding: sorted by foundOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."contract_id" as "contractId", "r"."fen" as "fen", "r"."body" as "body", "r"."report_no" as "reportNo", "r"."found_on" as "foundOn", "r"."who" as "who", "r"."until_on" as "untilOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."found_on" as _order from "audit_finding" r where "r"."unit_path"[4] = $1 order by "r"."found_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- audit_finding: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."contract_id" as "contractId", "r"."fen" as "fen", "r"."body" as "body", "r"."report_no" as "reportNo", "r"."found_on" as "foundOn", "r"."who" as "who", "r"."until_on" as "untilOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "audit_finding" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- audit_finding: where state
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."contract_id" as "contractId", "r"."fen" as "fen", "r"."body" as "body", "r"."report_no" as "reportNo", "r"."found_on" as "foundOn", "r"."who" as "who", "r"."until_on" as "untilOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "audit_finding" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- audit_finding: where foundOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."contract_id" as "contractId", "r"."fen" as "fen", "r"."body" as "body", "r"."report_no" as "reportNo", "r"."found_on" as "foundOn", "r"."who" as "who", "r"."until_on" as "untilOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."found_on" as _order from "audit_finding" r where "r"."unit_path"[4] = $1 and "r"."found_on" >= $2::date and "r"."found_on" <= $3::date and "r"."found_on" is not null order by "r"."found_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- audit_finding: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."contract_id" as "contractId", "r"."fen" as "fen", "r"."body" as "body", "r"."report_no" as "reportNo", "r"."found_on" as "foundOn", "r"."who" as "who", "r"."until_on" as "untilOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "audit_finding" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- audit_finding: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."project_id" as "projectId", "r"."contract_id" as "contractId", "r"."fen" as "fen", "r"."body" as "body", "r"."report_no" as "reportNo", "r"."found_on" as "foundOn", "r"."who" as "who", "r"."until_on" as "untilOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "audit_finding" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- specimen: as it stands
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "specimen" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- specimen: sorted by lastSeenOn
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_seen_on" is null then 'infinity'::date else "r"."last_seen_on" end as _order from "specimen" r where "r"."unit_path"[4] = $1 order by case when "r"."last_seen_on" is null then 'infinity'::date else "r"."last_seen_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- specimen: sorted by dueOn
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "specimen" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- specimen: where state
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "specimen" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- specimen: where basis
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "specimen" r where "r"."unit_path"[4] = $3 and "r"."basis" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- specimen: where appendix
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "specimen" r where "r"."unit_path"[4] = $3 and "r"."appendix" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- specimen: where permitTruth
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "specimen" r where "r"."unit_path"[4] = $3 and "r"."permit_truth" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- specimen: where condition
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "specimen" r where "r"."unit_path"[4] = $3 and case when "r"."condition" is null then '' else "r"."condition" end = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- specimen: where lastSeenOn
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."last_seen_on" is null then 'infinity'::date else "r"."last_seen_on" end as _order from "specimen" r where "r"."unit_path"[4] = $1 and case when "r"."last_seen_on" is null then 'infinity'::date else "r"."last_seen_on" end >= $2::date and case when "r"."last_seen_on" is null then 'infinity'::date else "r"."last_seen_on" end <= $3::date and "r"."last_seen_on" is not null order by case when "r"."last_seen_on" is null then 'infinity'::date else "r"."last_seen_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- specimen: where dueOn
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "specimen" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- specimen: where adviserName
select r.id, r.version, "r"."name" as "name", "r"."catalog_number" as "catalogNumber", "r"."scientific_name" as "scientificName", "r"."batch_id" as "batchId", "r"."basis" as "basis", "r"."pieces" as "pieces", "r"."appendix" as "appendix", "r"."permit_truth" as "permitTruth", "r"."none_ground" as "noneGround", "r"."sex" as "sex", "r"."preparation" as "preparation", "r"."size" as "size", "r"."country" as "country", "r"."locality" as "locality", "r"."price_fen" as "priceFen", "r"."hazard" as "hazard", "r"."condition" as "condition", "r"."place" as "place", "r"."arrived_on" as "arrivedOn", "r"."accepted_on" as "acceptedOn", "r"."last_seen_on" as "lastSeenOn", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "specimen" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- specimen_batch: as it stands
select r.id, r.version, "r"."title" as "title", "r"."supplier" as "supplier", "r"."country" as "country", "r"."ordered_pieces" as "orderedPieces", "r"."contract_no" as "contractNo", "r"."price_fen" as "priceFen", "r"."entry_on" as "entryOn", "r"."port" as "port", "r"."declaration_no" as "declarationNo", "r"."cleared_on" as "clearedOn", "r"."quarantine_no" as "quarantineNo", "r"."healthy_on" as "healthyOn", "r"."quarantine_until" as "quarantineUntil", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "specimen_batch" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- specimen_batch: sorted by entryOn
select r.id, r.version, "r"."title" as "title", "r"."supplier" as "supplier", "r"."country" as "country", "r"."ordered_pieces" as "orderedPieces", "r"."contract_no" as "contractNo", "r"."price_fen" as "priceFen", "r"."entry_on" as "entryOn", "r"."port" as "port", "r"."declaration_no" as "declarationNo", "r"."cleared_on" as "clearedOn", "r"."quarantine_no" as "quarantineNo", "r"."healthy_on" as "healthyOn", "r"."quarantine_until" as "quarantineUntil", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."entry_on" is null then 'infinity'::date else "r"."entry_on" end as _order from "specimen_batch" r where "r"."unit_path"[4] = $1 order by case when "r"."entry_on" is null then 'infinity'::date else "r"."entry_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- specimen_batch: where entryOn
select r.id, r.version, "r"."title" as "title", "r"."supplier" as "supplier", "r"."country" as "country", "r"."ordered_pieces" as "orderedPieces", "r"."contract_no" as "contractNo", "r"."price_fen" as "priceFen", "r"."entry_on" as "entryOn", "r"."port" as "port", "r"."declaration_no" as "declarationNo", "r"."cleared_on" as "clearedOn", "r"."quarantine_no" as "quarantineNo", "r"."healthy_on" as "healthyOn", "r"."quarantine_until" as "quarantineUntil", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."entry_on" is null then 'infinity'::date else "r"."entry_on" end as _order from "specimen_batch" r where "r"."unit_path"[4] = $1 and case when "r"."entry_on" is null then 'infinity'::date else "r"."entry_on" end >= $2::date and case when "r"."entry_on" is null then 'infinity'::date else "r"."entry_on" end <= $3::date and "r"."entry_on" is not null order by case when "r"."entry_on" is null then 'infinity'::date else "r"."entry_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- permit: as it stands
select r.id, r.version, "r"."number" as "number", "r"."kind" as "kind", "r"."issuer" as "issuer", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."pieces" as "pieces", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "permit" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- permit: sorted by toOn
select r.id, r.version, "r"."number" as "number", "r"."kind" as "kind", "r"."issuer" as "issuer", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."pieces" as "pieces", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."to_on" as _order from "permit" r where "r"."unit_path"[4] = $1 order by "r"."to_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- permit: where kind
select r.id, r.version, "r"."number" as "number", "r"."kind" as "kind", "r"."issuer" as "issuer", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."pieces" as "pieces", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "permit" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- permit: where toOn
select r.id, r.version, "r"."number" as "number", "r"."kind" as "kind", "r"."issuer" as "issuer", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", "r"."pieces" as "pieces", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."to_on" as _order from "permit" r where "r"."unit_path"[4] = $1 and "r"."to_on" >= $2::date and "r"."to_on" <= $3::date and "r"."to_on" is not null order by "r"."to_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- permit_rule: as it stands
select r.id, r.version, "r"."name" as "name", "r"."appendix" as "appendix", "r"."kind" as "kind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "permit_rule" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- permit_rule: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."appendix" as "appendix", "r"."kind" as "kind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "permit_rule" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- permit_rule: where appendix
select r.id, r.version, "r"."name" as "name", "r"."appendix" as "appendix", "r"."kind" as "kind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "permit_rule" r where "r"."unit_path"[4] = $3 and "r"."appendix" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- permit_rule: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."appendix" as "appendix", "r"."kind" as "kind", "r"."source" as "source", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "permit_rule" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- specimen_loan: as it stands
select r.id, r.version, "r"."borrower" as "borrower", "r"."agreement_no" as "agreementNo", "r"."purpose" as "purpose", "r"."out_on" as "outOn", "r"."due_on" as "dueOn", "r"."insured_fen" as "insuredFen", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "specimen_loan" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- specimen_loan: sorted by dueOn
select r.id, r.version, "r"."borrower" as "borrower", "r"."agreement_no" as "agreementNo", "r"."purpose" as "purpose", "r"."out_on" as "outOn", "r"."due_on" as "dueOn", "r"."insured_fen" as "insuredFen", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."due_on" as _order from "specimen_loan" r where "r"."unit_path"[4] = $1 order by "r"."due_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- specimen_loan: where dueOn
select r.id, r.version, "r"."borrower" as "borrower", "r"."agreement_no" as "agreementNo", "r"."purpose" as "purpose", "r"."out_on" as "outOn", "r"."due_on" as "dueOn", "r"."insured_fen" as "insuredFen", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "specimen_loan" r where "r"."unit_path"[4] = $1 and case when "r"."due_on" >= $2::date and "r"."due_on" <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;

-- stock_count: as it stands
select r.id, r.version, "r"."title" as "title", "r"."place" as "place", "r"."on_day" as "onDay", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "stock_count" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- stock_count: sorted by onDay
select r.id, r.version, "r"."title" as "title", "r"."place" as "place", "r"."on_day" as "onDay", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "stock_count" r where "r"."unit_path"[4] = $1 order by "r"."on_day" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- stock_count: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."place" as "place", "r"."on_day" as "onDay", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "stock_count" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- stock_count: where state
select r.id, r.version, "r"."title" as "title", "r"."place" as "place", "r"."on_day" as "onDay", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "stock_count" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- stock_count: where onDay
select r.id, r.version, "r"."title" as "title", "r"."place" as "place", "r"."on_day" as "onDay", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."on_day" as _order from "stock_count" r where "r"."unit_path"[4] = $1 and "r"."on_day" >= $2::date and "r"."on_day" <= $3::date and "r"."on_day" is not null order by "r"."on_day" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- stock_count: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."place" as "place", "r"."on_day" as "onDay", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "stock_count" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- stock_count: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."place" as "place", "r"."on_day" as "onDay", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "stock_count" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- appraisal: as it stands
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."scheme_id" as "schemeId", "r"."seats" as "seats", "r"."meeting_on" as "meetingOn", "r"."place" as "place", "r"."chair" as "chair", "r"."body" as "body", "r"."statements_until" as "statementsUntil", "r"."statement_least" as "statementLeast", "r"."statement_most" as "statementMost", "r"."keep_years" as "keepYears", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "appraisal" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- appraisal: sorted by meetingOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."scheme_id" as "schemeId", "r"."seats" as "seats", "r"."meeting_on" as "meetingOn", "r"."place" as "place", "r"."chair" as "chair", "r"."body" as "body", "r"."statements_until" as "statementsUntil", "r"."statement_least" as "statementLeast", "r"."statement_most" as "statementMost", "r"."keep_years" as "keepYears", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."meeting_on" as _order from "appraisal" r where "r"."unit_path"[4] = $1 order by "r"."meeting_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- appraisal: sorted by dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."scheme_id" as "schemeId", "r"."seats" as "seats", "r"."meeting_on" as "meetingOn", "r"."place" as "place", "r"."chair" as "chair", "r"."body" as "body", "r"."statements_until" as "statementsUntil", "r"."statement_least" as "statementLeast", "r"."statement_most" as "statementMost", "r"."keep_years" as "keepYears", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end as _order from "appraisal" r where "r"."unit_path"[4] = $1 order by case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order asc, r.id asc;
-- appraisal: where state
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."scheme_id" as "schemeId", "r"."seats" as "seats", "r"."meeting_on" as "meetingOn", "r"."place" as "place", "r"."chair" as "chair", "r"."body" as "body", "r"."statements_until" as "statementsUntil", "r"."statement_least" as "statementLeast", "r"."statement_most" as "statementMost", "r"."keep_years" as "keepYears", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "appraisal" r where "r"."unit_path"[4] = $3 and "r"."state" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- appraisal: where kind
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."scheme_id" as "schemeId", "r"."seats" as "seats", "r"."meeting_on" as "meetingOn", "r"."place" as "place", "r"."chair" as "chair", "r"."body" as "body", "r"."statements_until" as "statementsUntil", "r"."statement_least" as "statementLeast", "r"."statement_most" as "statementMost", "r"."keep_years" as "keepYears", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select k.*
  from (values ($1::text), ($2::text)) as wanted(value) cross
  join lateral ( select r.*, "r"."id" as _order from "appraisal" r where "r"."unit_path"[4] = $3 and "r"."kind" = wanted.value order by "r"."id" desc, r.id desc limit 21) k order by k._order desc, k.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- appraisal: where meetingOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."scheme_id" as "schemeId", "r"."seats" as "seats", "r"."meeting_on" as "meetingOn", "r"."place" as "place", "r"."chair" as "chair", "r"."body" as "body", "r"."statements_until" as "statementsUntil", "r"."statement_least" as "statementLeast", "r"."statement_most" as "statementMost", "r"."keep_years" as "keepYears", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."meeting_on" as _order from "appraisal" r where "r"."unit_path"[4] = $1 and "r"."meeting_on" >= $2::date and "r"."meeting_on" <= $3::date and "r"."meeting_on" is not null order by "r"."meeting_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- appraisal: where dueOn
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."scheme_id" as "schemeId", "r"."seats" as "seats", "r"."meeting_on" as "meetingOn", "r"."place" as "place", "r"."chair" as "chair", "r"."body" as "body", "r"."statements_until" as "statementsUntil", "r"."statement_least" as "statementLeast", "r"."statement_most" as "statementMost", "r"."keep_years" as "keepYears", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "appraisal" r where "r"."unit_path"[4] = $1 and case when case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end >= $2::date and case when "r"."due_on" is null then 'infinity'::date else "r"."due_on" end <= $3::date and "r"."due_on" is not null then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;
-- appraisal: where adviserName
select r.id, r.version, "r"."title" as "title", "r"."kind" as "kind", "r"."scheme_id" as "schemeId", "r"."seats" as "seats", "r"."meeting_on" as "meetingOn", "r"."place" as "place", "r"."chair" as "chair", "r"."body" as "body", "r"."statements_until" as "statementsUntil", "r"."statement_least" as "statementLeast", "r"."statement_most" as "statementMost", "r"."keep_years" as "keepYears", r.state, r.due_on as "dueOn", r.opened_on as "openedOn", p.name as "adviserName", c.seq, u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "appraisal" r where "r"."unit_path"[4] = $1 and case when case when "r"."adviser_person_id" is null then 9223372036854775807 else "r"."adviser_person_id"::int8 end = $2::int8 then true else false end order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  join work_case c on c.id = r.id
  left join person p on p.id = c.adviser_person_id
  order by r._order desc, r.id desc;

-- appraisal_scheme: as it stands
select r.id, r.version, "r"."name" as "name", "r"."source" as "source", "r"."base" as "base", "r"."quorum_num" as "quorumNum", "r"."quorum_den" as "quorumDen", "r"."quorum_above" as "quorumAbove", "r"."elect_num" as "electNum", "r"."elect_den" as "electDen", "r"."elect_above" as "electAbove", "r"."elect_base" as "electBase", "r"."more_percent" as "morePercent", "r"."write_in" as "writeIn", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."id" as _order from "appraisal_scheme" r where "r"."unit_path"[4] = $1 order by "r"."id" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- appraisal_scheme: sorted by fromOn
select r.id, r.version, "r"."name" as "name", "r"."source" as "source", "r"."base" as "base", "r"."quorum_num" as "quorumNum", "r"."quorum_den" as "quorumDen", "r"."quorum_above" as "quorumAbove", "r"."elect_num" as "electNum", "r"."elect_den" as "electDen", "r"."elect_above" as "electAbove", "r"."elect_base" as "electBase", "r"."more_percent" as "morePercent", "r"."write_in" as "writeIn", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "appraisal_scheme" r where "r"."unit_path"[4] = $1 order by "r"."from_on" asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- appraisal_scheme: sorted by toOn
select r.id, r.version, "r"."name" as "name", "r"."source" as "source", "r"."base" as "base", "r"."quorum_num" as "quorumNum", "r"."quorum_den" as "quorumDen", "r"."quorum_above" as "quorumAbove", "r"."elect_num" as "electNum", "r"."elect_den" as "electDen", "r"."elect_above" as "electAbove", "r"."elect_base" as "electBase", "r"."more_percent" as "morePercent", "r"."write_in" as "writeIn", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "appraisal_scheme" r where "r"."unit_path"[4] = $1 order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end asc, r.id asc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order asc, r.id asc;
-- appraisal_scheme: where fromOn
select r.id, r.version, "r"."name" as "name", "r"."source" as "source", "r"."base" as "base", "r"."quorum_num" as "quorumNum", "r"."quorum_den" as "quorumDen", "r"."quorum_above" as "quorumAbove", "r"."elect_num" as "electNum", "r"."elect_den" as "electDen", "r"."elect_above" as "electAbove", "r"."elect_base" as "electBase", "r"."more_percent" as "morePercent", "r"."write_in" as "writeIn", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, "r"."from_on" as _order from "appraisal_scheme" r where "r"."unit_path"[4] = $1 and "r"."from_on" >= $2::date and "r"."from_on" <= $3::date and "r"."from_on" is not null order by "r"."from_on" desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
-- appraisal_scheme: where toOn
select r.id, r.version, "r"."name" as "name", "r"."source" as "source", "r"."base" as "base", "r"."quorum_num" as "quorumNum", "r"."quorum_den" as "quorumDen", "r"."quorum_above" as "quorumAbove", "r"."elect_num" as "electNum", "r"."elect_den" as "electDen", "r"."elect_above" as "electAbove", "r"."elect_base" as "electBase", "r"."more_percent" as "morePercent", "r"."write_in" as "writeIn", "r"."from_on" as "fromOn", "r"."to_on" as "toOn", u.name as "unitName", r._order::text as _order
  from (select r.*, case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end as _order from "appraisal_scheme" r where "r"."unit_path"[4] = $1 and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end >= $2::date and case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end <= $3::date and "r"."to_on" is not null order by case when "r"."to_on" is null then 'infinity'::date else "r"."to_on" end desc, r.id desc limit 21) r
  join unit u on u.id = r.unit_id
  order by r._order desc, r.id desc;
