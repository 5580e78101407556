/* The workloads of G1 to G5 on cimba (github.com/ambonvik/cimba), written to its advantage: process objects are used
 * again, names are one letter, its own generator draws, nothing is recorded. README.md says what to give and what comes
 * back. */
#include <cimba.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct station {
  uint64_t visits;
  double mean_gap;
  double patience;
  struct cmb_resource *one;
  struct cmb_resourcepool *many;
  struct cmb_objectqueue *queue;
  struct cmb_process **idle; /* ended processes, to be started again */
  uint64_t idle_count;
  uint64_t made;
  double *arrivals; /* of the queue form, by number */
  uint64_t served;
  uint64_t gave_up;
  double in_system;
};

static int64_t ask(struct station *station) {
  return station->one != NULL ? cmb_resource_acquire(station->one) : cmb_resourcepool_acquire(station->many, 1u);
}

static void give_back(struct station *station) {
  if (station->one != NULL) {
    cmb_resource_release(station->one);
  } else {
    cmb_resourcepool_release(station->many, 1u);
  }
}

static void *visit(struct cmb_process *me, void *context) {
  struct station *station = context;
  const double arrived = cmb_time();
  uint64_t timer = 0u;
  if (station->patience > 0.0) {
    timer = cmb_process_timer_add(me, cmb_random_exponential(station->patience), CMB_PROCESS_TIMEOUT);
  }
  if (ask(station) == CMB_PROCESS_SUCCESS) {
    if (station->patience > 0.0) cmb_process_timer_cancel(me, timer);
    cmb_process_hold(cmb_random_exponential(1.0));
    give_back(station);
    station->in_system += cmb_time() - arrived;
    ++station->served;
  } else {
    ++station->gave_up;
  }
  station->idle[station->idle_count++] = me;
  return NULL;
}

static void *arrivals(struct cmb_process *me, void *context) {
  cmb_unused(me);
  struct station *station = context;
  for (uint64_t i = 0u; i < station->visits; ++i) {
    cmb_process_hold(cmb_random_exponential(station->mean_gap));
    struct cmb_process *process = NULL;
    if (station->idle_count > 0u) {
      process = station->idle[--station->idle_count];
    } else {
      process = cmb_process_create();
      cmb_process_initialize(process, "v", visit, station, 0);
      ++station->made;
    }
    cmb_process_start(process);
  }
  return NULL;
}

static void *queue_arrivals(struct cmb_process *me, void *context) {
  cmb_unused(me);
  struct station *station = context;
  for (uint64_t i = 0u; i < station->visits; ++i) {
    cmb_process_hold(cmb_random_exponential(station->mean_gap));
    station->arrivals[i] = cmb_time();
    cmb_objectqueue_put(station->queue, &station->arrivals[i]);
  }
  return NULL;
}

static void *queue_service(struct cmb_process *me, void *context) {
  cmb_unused(me);
  struct station *station = context;
  while (station->served < station->visits) {
    void *object = NULL;
    cmb_objectqueue_get(station->queue, &object);
    cmb_process_hold(cmb_random_exponential(1.0));
    station->in_system += cmb_time() - *(const double *)object;
    ++station->served;
  }
  return NULL;
}

static void start(cmb_process_func *function, struct station *station) {
  struct cmb_process *process = cmb_process_create();
  cmb_process_initialize(process, "p", function, station, 0);
  cmb_process_start(process);
}

static double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  if (argc != 7) {
    fprintf(stderr, "usage: %s queue|process VISITS SERVERS ARRIVALS PATIENCE SEED\n", argv[0]);
    return 2;
  }
  struct station station = {0};
  const int queue_form = strcmp(argv[1], "queue") == 0;
  station.visits = strtoull(argv[2], NULL, 10);
  const uint64_t servers = strtoull(argv[3], NULL, 10);
  station.mean_gap = 1.0 / strtod(argv[4], NULL);
  station.patience = strtod(argv[5], NULL);
  station.idle = malloc(station.visits * sizeof *station.idle);
  station.arrivals = malloc(station.visits * sizeof *station.arrivals);
  cmb_logger_flags_off(CMB_LOGGER_INFO);
  cmb_random_initialize(strtoull(argv[6], NULL, 10));
  cmb_event_queue_initialize(0.0);
  if (queue_form) {
    station.queue = cmb_objectqueue_create();
    cmb_objectqueue_initialize(station.queue, "q", CMB_UNLIMITED);
  } else if (servers == 1u) {
    station.one = cmb_resource_create();
    cmb_resource_initialize(station.one, "s");
  } else {
    station.many = cmb_resourcepool_create();
    cmb_resourcepool_initialize(station.many, "s", servers);
  }
  const double begin = cpu_seconds();
  start(queue_form ? queue_arrivals : arrivals, &station);
  if (queue_form) start(queue_service, &station);
  cmb_event_queue_execute();
  const double ns = (cpu_seconds() - begin) * 1e9 / (double)station.visits;
  printf("cimba %.3f %.6f %.6f\n", ns, station.in_system / (double)station.served,
         (double)station.gave_up / (double)station.visits);
  return 0; /* what is left goes with the process */
}
