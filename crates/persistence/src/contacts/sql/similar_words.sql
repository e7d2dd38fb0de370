-- Words of the vocabulary that could be meant by $1: those that contain it ($2 is the LIKE pattern), those that look
-- alike, and those of about the same length with the same first letter ($3 is its pattern). The caller ranks them.
(select word from search_words where word like $2 order by length(word), word limit 60)
union
(select word from search_words where $4 and word % $1 order by similarity(word, $1) desc, word limit 40)
union
(select word from search_words where $4 and word like $3 and abs(length(word) - length($1)) <= 1 order by word limit 400)
