-- The list of an article looks for what answers each of its comments that can't be read: these are few.
CREATE INDEX comments_gaps ON comments (article_id) WHERE state <> 'visible';
