/* The models behind frame_log_model() for all framings but single lines. */
#ifndef FRAME_MODELS_H
#define FRAME_MODELS_H

#include "frame_model.h"

/* False for a framing that has no model here. */
bool frame_models_run(frame_log *log, const lp_framing *framing, const char *data, size_t length, size_t max);

/* The one of frame_model_code.c. */
void frame_model_code(frame_log *log, bool strict, const char *data, size_t length, size_t max);

/* "what@place number bytes": the entry that every event is. */
void frame_log_event(frame_log *log, const char *what, size_t place, uint64_t number, const char *bytes, size_t length);

#endif
