"""Gathers articles from feeds, sitemaps and pages that the user named, and keeps a record current.

Every request goes to a host that was asked for, through the transport that refuses private addresses. Every step is
one transaction of the record, so that a run can end at any moment and be taken up again.
"""
