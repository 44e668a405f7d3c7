/* The page of the status listener. status_page.c is made of status_page.html by tests/status_page.php. */
#ifndef LP_STATUS_PAGE_H
#define LP_STATUS_PAGE_H

/* What stands before and behind the rows of its table. */
extern const char lp_status_page_head[];
extern const char lp_status_page_tail[];

/* Its Content-Security-Policy: nothing from elsewhere, and no script or style but those of the page. */
extern const char lp_status_page_policy[];

#endif
