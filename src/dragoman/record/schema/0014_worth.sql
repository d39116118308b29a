-- What a decision on an event is worth, anew: a tenth of its doubt stays however many origins report it, for one program read
-- them all and may have erred with all of them alike. What many report wrongly came last in the queue, though most rests on it.
DROP INDEX event_to_review;
ALTER TABLE event DROP COLUMN worth;
ALTER TABLE event ADD COLUMN worth REAL GENERATED ALWAYS AS (
    CASE WHEN (decided = 0 AND confidence < 1) OR (disputes IS NOT NULL AND undecided > 0)
    THEN (0.1 + 0.9 * (1 - confidence)) * min(origins, 5) * CASE WHEN medium IS NULL THEN 1 ELSE 2 END END
) VIRTUAL;
CREATE INDEX event_to_review ON event ((disputes IS NULL), worth DESC, key, kind, type) WHERE worth IS NOT NULL;
